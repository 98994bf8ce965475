package io.github.stepscale.lint;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Renders the two pages of the catalogue in {@code docs/}: the findings, and the known mistakes that are not checked. */
final class FindingsPage {
    static final String FINDINGS = "findings.md";
    static final String UNCHECKED = "unchecked.md";

    private static final String GENERATED = """
        <!-- Generated from the catalogue of findings; a test compares them. To write it again:
             mvn -pl stepscale-model test -Dtest=FindingsPageTest -Dstepscale.findings.write=true -->
        """;

    private static final String FINDINGS_HEAD = GENERATED + """
        # Findings

        Every finding has a code: the letter of its severity and an id that never changes. `E` is an error, which AWS
        refuses or which can never work; `W` a warning, which works but surprises; `I` information. A descriptor accepts
        warnings and information by their code in `allow:`, and all warnings with `allow: [all]`. Errors cannot be
        allowed. Known mistakes that are not checked have [a page of their own](unchecked.md).

        Where a finding says *Fix by machine: yes*, the fix is also available as data: `Finding.changes()` lists the keys
        to write or to remove, with their values. A finding with such a code can still come without changes, where the
        fix is a decision. Tests apply these changes to an example of every finding and to random descriptions: no change
        causes a new error, or a new warning that an error had not hidden, and after at most five rounds no finding with
        changes is left.

        ## Index
        """;

    private static final String UNCHECKED_HEAD = GENERATED + """
        # Known mistakes that are not checked

        These mistakes have a code, as [findings](findings.md) do, but nothing here reports them: either the template
        rules them out, which is worth knowing when you write or review a template by hand, or they show only in an
        account, under traffic or during a deployment.

        ## Index
        """;

    private FindingsPage() {}

    /** The page of everything that is checked, in Markdown. */
    static String findings() {
        return page(
                FINDINGS_HEAD,
                FindingCatalog.entries().stream()
                        .filter(CatalogEntry::isChecked)
                        .toList());
    }

    /** The page of everything that is known and not checked, in Markdown. */
    static String unchecked() {
        return page(
                UNCHECKED_HEAD,
                FindingCatalog.entries().stream()
                        .filter(entry -> !entry.isChecked())
                        .toList());
    }

    /** The anchor of a code, the same on both pages. */
    static String anchor(String code) {
        return code.toLowerCase(Locale.ROOT);
    }

    private static String page(String head, List<CatalogEntry> entries) {
        String index = entries.stream().map(FindingsPage::indexRow).collect(Collectors.joining());
        String sections = entries.stream().map(FindingsPage::section).collect(Collectors.joining());
        return head + "\n| Code | Mistake | Detected |\n|---|---|---|\n" + index + sections;
    }

    private static String indexRow(CatalogEntry entry) {
        String codes = entry.codes().stream()
                .map(code -> "[" + code + "](#" + anchor(code) + ")")
                .collect(Collectors.joining(", "));
        return "| " + codes + " | " + entry.title() + " | " + detected(entry) + " |\n";
    }

    private static String section(CatalogEntry entry) {
        String anchors = entry.codes().stream()
                .map(code -> "<a id=\"" + anchor(code) + "\"></a>")
                .collect(Collectors.joining());
        String machine = entry.isChecked() ? "- Fix by machine: " + (entry.mechanical() ? "yes" : "no") + "\n" : "";
        return "\n%s\n\n## %s: %s\n\n%s\n\n- Fix: %s\n%s- Detected: %s\n- Source: %s\n"
                .formatted(
                        anchors,
                        String.join(", ", entry.codes()),
                        entry.title(),
                        entry.explanation(),
                        entry.fix(),
                        machine,
                        detected(entry),
                        entry.source().map(page -> "<" + page + ">").orElse("follows from the explanation"));
    }

    private static String detected(CatalogEntry entry) {
        return entry.detected().stream().map(DetectedWhen::words).collect(Collectors.joining(", "));
    }
}
