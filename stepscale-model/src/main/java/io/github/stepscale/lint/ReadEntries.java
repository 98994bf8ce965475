package io.github.stepscale.lint;

import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.AwsPages;
import io.github.stepscale.lint.rule.CatalogEntry;
import io.github.stepscale.lint.rule.DetectedWhen;
import java.util.List;

/** What is wrong with the form of a description. */
final class ReadEntries {
    private ReadEntries() {}

    static List<CatalogEntry> all() {
        return List.of(
                entry(
                        "D01",
                        Severity.ERROR,
                        "Not a readable file",
                        "The file does not exist, is not UTF-8 text, or is not YAML.",
                        "Correct the place that is named.",
                        AwsPages.OWN),
                entry(
                        "D02",
                        Severity.ERROR,
                        "An unknown key",
                        "A key that the format does not have is refused and not skipped, since a misspelt setting"
                                + " would otherwise be a setting at its default.",
                        "Correct the key; the nearest known one is named.",
                        AwsPages.OWN),
                entry(
                        "D03",
                        Severity.ERROR,
                        "A key twice",
                        "YAML would keep one of them without a word.",
                        "Remove one.",
                        AwsPages.OWN),
                entry(
                        "D04",
                        Severity.ERROR,
                        "The wrong type",
                        "A list stands where a text is needed, or a text where a number is. Numbers are plain"
                                + " decimals, booleans are true and false.",
                        "Write the type that is named.",
                        AwsPages.OWN),
                entry(
                                "D05",
                                Severity.ERROR,
                                "A value out of range",
                                "A name, a number or a text is not of the form that AWS accepts, or is longer or"
                                        + " larger.",
                                "Write one of the form that is named.",
                                AwsPages.OWN)
                        .and(DetectedWhen.WHEN_BUILT),
                entry(
                                "D06",
                                Severity.ERROR,
                                "A value is missing",
                                "Something that is needed and has no default is not there.",
                                "Add it.",
                                AwsPages.OWN)
                        .and(DetectedWhen.WHEN_BUILT),
                entry(
                                "D07",
                                Severity.ERROR,
                                "Values that do not go together",
                                "Two values exclude each other, such as a minimum above the maximum, or a setting for a"
                                        + " rule that the steps do not make.",
                                "Remove or correct one of them.",
                                AwsPages.OWN)
                        .and(DetectedWhen.WHEN_BUILT));
    }

    private static CatalogEntry entry(
            String id, Severity severity, String title, String explanation, String fix, String source) {
        return CatalogEntry.of(DetectedWhen.WHEN_READ, id, severity, title, explanation, fix, source);
    }
}
