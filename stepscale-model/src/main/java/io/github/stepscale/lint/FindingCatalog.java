package io.github.stepscale.lint;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Scanner;

/**
 * Every known mistake, checked or not. Its text is a resource that is read when the catalogue is first used: linting
 * does not need it.
 */
public final class FindingCatalog {
    private static final String RESOURCE = "findings.txt";
    private static final List<CatalogEntry> ENTRIES = CatalogReader.entries(text());

    private FindingCatalog() {}

    /** All entries, by subject (description, steps, alarms, SageMaker, the live target, CloudFormation) and number. */
    public static List<CatalogEntry> entries() {
        return ENTRIES;
    }

    /** The entry with an id such as {@code A09}. */
    public static Optional<CatalogEntry> find(String id) {
        return ENTRIES.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    private static String text() {
        try (Scanner text = new Scanner(FindingCatalog.class.getResourceAsStream(RESOURCE), StandardCharsets.UTF_8)) {
            return text.useDelimiter("\\A").next();
        }
    }
}
