package io.github.stepscale.operation.record;

import io.github.stepscale.operation.OperationException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Recorded minutes as CSV: {@code timestamp}, then a number or nothing in each column.
 *
 * @param columns without {@code timestamp}; the first has a value in every row
 * @param rows the fields of each minute, as many as there are columns
 */
record RecordingCsv(List<String> columns, SortedMap<Instant, List<String>> rows) {
    private static final String TIMESTAMP = "timestamp";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,15}(\\.\\d{1,9})?");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,15}");

    RecordingCsv {
        columns = List.copyOf(columns);
        rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
    }

    static RecordingCsv empty(List<String> columns) {
        return new RecordingCsv(columns, new TreeMap<>());
    }

    /**
     * A file that was written before.
     *
     * @param file what mistakes call it
     * @throws OperationException if it is not one of these, with the line
     */
    static RecordingCsv read(String file, List<String> columns, String content) {
        SortedMap<Instant, List<String>> rows = new TreeMap<>();
        String heading = heading(columns);
        int line = 0;
        for (String text : content.split("\\r?\\n")) {
            line++;
            if (line == 1) {
                require(text.equals(heading), file, line, "the heading is not " + heading);
            } else {
                List<String> fields = List.of(text.split(",", -1));
                Instant minute = minute(file, line, fields.get(0));
                require(rows.isEmpty() || rows.lastKey().isBefore(minute), file, line, "not in ascending order");
                requireNumbers(file, line, columns, fields.subList(1, fields.size()));
                rows.put(minute, fields.subList(1, fields.size()));
            }
        }
        return new RecordingCsv(columns, rows);
    }

    private static void requireNumbers(String file, int line, List<String> columns, List<String> values) {
        require(values.size() == columns.size(), file, line, "not " + (columns.size() + 1) + " fields");
        require(WHOLE.matcher(values.get(0)).matches(), file, line, columns.get(0) + " is not a whole number");
        require(
                values.stream()
                        .allMatch(value ->
                                value.isEmpty() || NUMBER.matcher(value).matches()),
                file,
                line,
                "a field is neither a number nor empty");
    }

    private static Instant minute(String file, int line, String text) {
        try {
            Instant time = Instant.parse(text);
            require(
                    time.getEpochSecond() % 60 == 0 && time.getNano() == 0,
                    file,
                    line,
                    "the time is not on the minute");
            return time;
        } catch (DateTimeException none) {
            throw foreign(file, line, "the first field is not a time such as 2026-01-31T08:00:00Z");
        }
    }

    private static void require(boolean condition, String file, int line, String problem) {
        if (!condition) {
            throw foreign(file, line, problem);
        }
    }

    private static OperationException foreign(String file, int line, String problem) {
        return new OperationException(file + ":" + line + ": " + problem
                + ", so it is not as it was recorded. Correct it, or move it away, or choose another folder with"
                + " -Dstepscale.record.directory. Nothing was overwritten.");
    }

    /** These with younger ones: a younger field takes the place of an older one, and an absent one of none. */
    RecordingCsv with(SortedMap<Instant, List<String>> younger) {
        SortedMap<Instant, List<String>> all = new TreeMap<>(rows);
        younger.forEach((minute, fields) -> all.merge(minute, fields, RecordingCsv::merged));
        return new RecordingCsv(columns, all);
    }

    private static List<String> merged(List<String> older, List<String> younger) {
        String[] fields = younger.toArray(String[]::new);
        for (int i = 0; i < fields.length; i++) {
            fields[i] = fields[i].isEmpty() ? older.get(i) : fields[i];
        }
        return List.of(fields);
    }

    /** The file. */
    String text() {
        StringBuilder text = new StringBuilder(heading(columns)).append('\n');
        for (Map.Entry<Instant, List<String>> row : rows.entrySet()) {
            text.append(row.getKey())
                    .append(',')
                    .append(String.join(",", row.getValue()))
                    .append('\n');
        }
        return text.toString();
    }

    private static String heading(List<String> columns) {
        return TIMESTAMP + "," + String.join(",", columns);
    }
}
