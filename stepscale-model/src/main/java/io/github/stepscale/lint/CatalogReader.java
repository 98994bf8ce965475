package io.github.stepscale.lint;

import io.github.stepscale.finding.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads the plain text of the catalogue, whose first lines say how it is written. */
final class CatalogReader {
    private static final String FIX = "Fix";
    private static final String FIX_BY_MACHINE = "Fix (by machine): ";
    private static final String SOURCE = "Source: ";

    private CatalogReader() {}

    static List<CatalogEntry> entries(String text) {
        return Arrays.stream(text.split("\\R\\R"))
                .filter(block -> !block.startsWith("#"))
                .map(block -> entry(block.strip().lines().toList()))
                .toList();
    }

    private static CatalogEntry entry(List<String> lines) {
        List<String> head = List.of(lines.get(0).split(" "));
        int fix = firstOf(lines, FIX);
        int source = firstOf(lines, SOURCE);
        String advice = String.join(" ", lines.subList(fix, source));
        return new CatalogEntry(
                head.get(0),
                severities(head.get(1)),
                head.stream().skip(2).map(DetectedWhen::of).collect(Collectors.toSet()),
                lines.get(1),
                String.join(" ", lines.subList(2, fix)),
                advice.substring(advice.indexOf(": ") + 2),
                advice.startsWith(FIX_BY_MACHINE),
                lines.stream().skip(source).findFirst().map(line -> line.substring(SOURCE.length())));
    }

    private static Set<Severity> severities(String letters) {
        return Arrays.stream(Severity.values())
                .filter(severity -> letters.indexOf(severity.letter()) >= 0)
                .collect(Collectors.toSet());
    }

    /** The index of the first line that starts like this; the number of lines if none does. */
    private static int firstOf(List<String> lines, String start) {
        return IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).startsWith(start))
                .findFirst()
                .orElse(lines.size());
    }
}
