package io.github.stepscale.curve;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.github.stepscale.text.Quotes;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The positions of the columns of {@code calibration.csv}.
 *
 * @param columns the index of each column, counted from 0
 * @param count the number of fields of a row
 */
record CurveHeading(Map<String, Integer> columns, int count) {
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t');
    private static final List<String> REQUIRED = List.of(ServiceCurveChecks.RATE, ServiceCurveChecks.MEAN);
    private static final List<String> KNOWN = Stream.concat(
                    Stream.concat(REQUIRED.stream(), Stream.of(ServiceCurveChecks.CONCURRENCY)),
                    Arrays.stream(LatencyQuantile.values()).map(LatencyQuantile::column))
            .toList();
    /** What is meant as a quantile; that it is not read must not go unseen. */
    private static final Pattern QUANTILE = Pattern.compile("[pP]\\d.*");

    /** The separator that the first line has most of. */
    static char separator(String text) {
        String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        return SEPARATORS.stream()
                .max(Comparator.comparingLong(separator -> first.chars()
                        .filter(character -> character == separator)
                        .count()))
                .filter(separator -> first.indexOf(separator) >= 0)
                .orElse(',');
    }

    /** Finds the columns, and adds mistakes for those that are missing, twice there or not understood. */
    static CurveHeading of(CsvRecord first, CurveMistakes mistakes) {
        List<String> names = ServiceCurveReader.names(first);
        int line = ServiceCurveReader.line(first);
        Map<String, Integer> columns = new HashMap<>();
        for (int index = 0; index < names.size(); index++) {
            String name = names.get(index);
            if (!KNOWN.contains(name) && isMeantAsColumn(name)) {
                mistakes.addAt(
                        line,
                        index,
                        Quotes.of(name) + " is not a column: " + String.join(", ", KNOWN) + " are",
                        "Rename or remove it");
            } else if (columns.putIfAbsent(name, index) != null && KNOWN.contains(name)) {
                mistakes.addAt(line, index, "the column " + name + " is there twice", "Remove one of them");
            }
        }
        List<String> missing = REQUIRED.stream()
                .filter(name -> names.stream().noneMatch(name::equalsIgnoreCase))
                .toList();
        if (!missing.isEmpty()) {
            mistakes.add(
                    line,
                    1,
                    "the heading has no " + String.join(" and no ", missing) + ": both columns are required",
                    "Name the columns in the first line");
        }
        return new CurveHeading(Map.copyOf(columns), names.size());
    }

    private static boolean isMeantAsColumn(String name) {
        return QUANTILE.matcher(name).matches() || KNOWN.stream().anyMatch(name::equalsIgnoreCase);
    }

    boolean has(String column) {
        return columns.containsKey(column);
    }

    /** The index of a column; 0 if there is none of that name. */
    int index(String column) {
        return columns.getOrDefault(column, 0);
    }
}
