package io.github.stepscale.lint;

import io.github.stepscale.lint.rule.AwsPages;
import io.github.stepscale.lint.rule.CatalogEntry;
import io.github.stepscale.lint.rule.DetectedWhen;
import java.util.stream.Collectors;

/** The documentation page of all findings, made of the catalogue. */
public final class FindingsPage {
    private static final String HEAD = """
        <!-- Made of the rule catalogue. A test compares; to write it anew run
             mvn -pl stepscale-model test -Dtest=FindingsPageTest -Dstepscale.findings.write=true -->
        # Findings

        Every finding has a code: the letter of its severity and an id that never changes. `E` is an error, which AWS
        refuses or which can never work; `W` a warning, which works and surprises; `I` information. Warnings and
        information are accepted by their code in `allow:`, all warnings by `allow: [all]`; errors cannot be.

        Where it says *by machine: yes*, the fix is also data: `Finding.changes()` names the keys to write or to remove,
        and the values, so that it can be made without reading the sentence. Findings of such a code can still come
        without, where somebody has to decide. Tests make these changes in every example of a finding and in random
        descriptions, and check again: no error comes that was not there, no warning either unless an error had hidden
        it, and within five rounds none is left that has changes.

        """;

    private FindingsPage() {}

    /** The page in Markdown. */
    public static String text() {
        return HEAD + RuleCatalog.entries().stream().map(FindingsPage::section).collect(Collectors.joining("\n"));
    }

    private static String section(CatalogEntry entry) {
        String noticed = entry.checked().stream().map(DetectedWhen::words).collect(Collectors.joining(", "));
        return "## %s: %s\n\n%s\n\n- Fix: %s\n- By machine: %s\n- Noticed: %s\n- Source: %s\n"
                .formatted(
                        entry.codes(),
                        entry.title(),
                        entry.explanation(),
                        entry.fix(),
                        entry.mechanical() ? "yes" : "no",
                        noticed,
                        source(entry));
    }

    private static String source(CatalogEntry entry) {
        return entry.source().equals(AwsPages.OWN) ? "follows from the above" : "<" + entry.source() + ">";
    }
}
