package io.github.stepscale.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * The positions of the columns of a traffic file, found by the names that people and tools give them, in any case.
 *
 * @param times the indices of the time, or of a date and a time of day, counted from 0
 * @param requests the index of the requests
 * @param count the number of columns
 */
record TraceHeading(List<Integer> times, int requests, int count) {
    static final TraceHeading NONE = new TraceHeading(List.of(), 0, 0);

    private static final Set<String> TIMES = Set.of(
            "timestamp",
            "@timestamp",
            "time",
            "date",
            "datetime",
            "date time",
            "minute",
            "start",
            "start time",
            "starttime",
            "period",
            "period start",
            "ts",
            "epoch",
            "bucket",
            "utc",
            "time utc",
            "timestamp utc",
            "label",
            "full label");
    /** The two heading lines of the CloudWatch console's CSV. */
    private static final Set<String> CONSOLE = Set.of("label", "full label");
    /** Names of requests, the clearest first: a file with columns of several sets means that of the first. */
    private static final List<Set<String>> REQUESTS = List.of(
            Set.of("requests"),
            Set.of("invocations", "request count", "requestcount", "invocation count", "sum of invocations"),
            Set.of("sum"),
            Set.of("samplecount", "sample count", "count", "hits", "calls", "total", "value", "n", "qty"));

    /** Finds the columns; empty if a name is missing or could be several columns. */
    static Optional<TraceHeading> find(List<String> names) {
        List<Integer> times = times(names);
        return requests(names)
                .filter(requests -> !times.isEmpty())
                .map(requests -> new TraceHeading(times, requests, names.size()));
    }

    /** The columns of a first line that is a row itself, a time and a number. */
    static Optional<TraceHeading> ofData(List<String> fields) {
        boolean row = fields.size() == 2
                && TraceTime.parse(fields.get(0)).isPresent()
                && fields.get(1).matches("\\d{1,15}(\\.0)?");
        return row ? Optional.of(new TraceHeading(List.of(0), 1, 2)) : Optional.empty();
    }

    /** Whether the first field of a row says that the row is the console's second heading. */
    static boolean isSecondHeading(String first) {
        return CONSOLE.contains(plain(first));
    }

    boolean isNone() {
        return count == 0;
    }

    /** The text of a row's time. */
    String time(IntFunction<String> field) {
        String time = field.apply(times.get(0)).strip();
        return times.size() == 1 ? time : time + " " + field.apply(times.get(1)).strip();
    }

    /** The column of times, or those of the date and the time of day; empty unless there is exactly one such choice. */
    private static List<Integer> times(List<String> names) {
        List<Integer> times = indices(names, TIMES);
        boolean dateAndTime = times.size() == 2
                && plain(names.get(times.get(0))).equals("date")
                && plain(names.get(times.get(1))).equals("time");
        return times.size() == 1 || dateAndTime ? times : List.of();
    }

    /** The column of requests; empty unless there is exactly one. */
    static Optional<Integer> requests(List<String> names) {
        return REQUESTS.stream()
                .map(set -> indices(names, set))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .filter(found -> found.size() == 1)
                .map(found -> found.get(0))
                .or(() -> labelled(names));
    }

    /** The one column whose label ends in the name of the metric, as the console's does: {@code orders Invocations}. */
    private static Optional<Integer> labelled(List<String> names) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (plain(names.get(i)).matches(".*[ :/](invocations|requests)")) {
                found.add(i);
            }
        }
        return found.size() == 1
                        && indices(names, REQUESTS.get(0)).isEmpty()
                        && indices(names, REQUESTS.get(1)).isEmpty()
                ? Optional.of(found.get(0))
                : Optional.empty();
    }

    /** The columns with one of the names. */
    static List<Integer> indices(List<String> names, Set<String> wanted) {
        List<Integer> indices = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (wanted.contains(plain(names.get(i)))) {
                indices.add(i);
            }
        }
        return indices;
    }

    /** Whether several columns could be the requests. */
    static boolean hasSeveralRequests(List<String> names) {
        return REQUESTS.stream().anyMatch(set -> indices(names, set).size() > 1);
    }

    /** The number of columns that could be the time. */
    static int timeCount(List<String> names) {
        return indices(names, TIMES).size();
    }

    /** A name in lower case, without a unit in brackets, with single spaces. */
    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT)
                .replaceAll("\\((utc|gmt|sum|count|none|1/min|per minute)\\)", "")
                .replaceAll("[_\\-\\s]+", " ")
                .strip();
    }
}
