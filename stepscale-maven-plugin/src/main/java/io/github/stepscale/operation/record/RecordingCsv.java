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
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Recorded minutes as CSV: {@code timestamp}, then a number or an empty field in each column.
 *
 * @param columns the columns without {@code timestamp}; the first has a value in every row
 * @param rows the fields of each minute, one for each column
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
     * Reads a file that an earlier run wrote. One of an older version may lack the last columns: their fields are empty.
     *
     * @param file the path of the file, for messages
     * @param advice the fix for a damaged file, in whole sentences
     * @throws OperationException if the file was not written by a recording; the message names the line
     */
    static RecordingCsv read(String file, List<String> columns, String content, String advice) {
        SortedMap<Instant, List<String>> rows = new TreeMap<>();
        List<String> known = presentColumns(columns, content);
        String heading = heading(known);
        int number = 0;
        for (String line : content.split("\\r?\\n", 0)) {
            number++;
            Location location = new Location(file + ":" + number, advice);
            if (number == 1) {
                location.require(line.equals(heading), "the heading is not " + heading);
            } else {
                List<String> fields = List.of(line.split(",", -1));
                Instant minute = minute(location, fields.get(0));
                location.require(
                        rows.isEmpty() || rows.lastKey().isBefore(minute), "the rows are not in ascending order");
                requireNumbers(location, known, fields.subList(1, fields.size()));
                rows.put(minute, padded(fields.subList(1, fields.size()), columns.size()));
            }
        }
        return new RecordingCsv(columns, rows);
    }

    /** Returns the columns of a file by its heading: all of them, or the first ones that an older version wrote. */
    private static List<String> presentColumns(List<String> columns, String content) {
        String heading = content.lines().findFirst().orElse("");
        return IntStream.rangeClosed(1, columns.size())
                .mapToObj(count -> columns.subList(0, count))
                .filter(first -> heading(first).equals(heading))
                .findFirst()
                .orElse(columns);
    }

    private static List<String> padded(List<String> fields, int size) {
        return Stream.concat(fields.stream(), Stream.generate(() -> ""))
                .limit(size)
                .toList();
    }

    private static void requireNumbers(Location location, List<String> columns, List<String> values) {
        location.require(values.size() == columns.size(), "the row does not have " + (columns.size() + 1) + " fields");
        location.require(WHOLE.matcher(values.get(0)).matches(), columns.get(0) + " is not a whole number");
        location.require(
                values.stream()
                        .allMatch(value ->
                                value.isEmpty() || NUMBER.matcher(value).matches()),
                "a field is neither a number nor empty");
    }

    private static Instant minute(Location location, String text) {
        try {
            Instant time = Instant.parse(text);
            location.require(time.getEpochSecond() % 60 == 0 && time.getNano() == 0, "the time is not a full minute");
            return time;
        } catch (DateTimeException invalid) {
            throw location.damaged("the first field is not a time such as 2026-01-31T08:00:00Z");
        }
    }

    /** A line of a file, and the fix if it is damaged. */
    private record Location(String line, String advice) {

        void require(boolean condition, String problem) {
            if (!condition) {
                throw damaged(problem);
            }
        }

        OperationException damaged(String problem) {
            return new OperationException(line + ": " + problem + ", so the file is damaged. " + advice);
        }
    }

    /** Returns these rows and newer ones: a newer field replaces an older one, unless the newer is empty. */
    RecordingCsv with(SortedMap<Instant, List<String>> newer) {
        SortedMap<Instant, List<String>> all = new TreeMap<>(rows);
        newer.forEach((minute, fields) -> all.merge(minute, fields, RecordingCsv::merged));
        return new RecordingCsv(columns, all);
    }

    private static List<String> merged(List<String> older, List<String> newer) {
        String[] fields = newer.toArray(String[]::new);
        for (int i = 0; i < fields.length; i++) {
            fields[i] = fields[i].isEmpty() ? older.get(i) : fields[i];
        }
        return List.of(fields);
    }

    /** Returns the text of the file. */
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
