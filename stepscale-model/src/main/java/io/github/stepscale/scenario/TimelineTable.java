package io.github.stepscale.scenario;

import io.github.stepscale.simulation.Timeline;
import io.github.stepscale.text.PlainNumbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Formats minutes of a timeline as a text table. */
final class TimelineTable {
    private static final List<String> HEADING =
            List.of("minute", "requests", "running", "pending", "metric", "alarms", "action");

    private TimelineTable() {}

    /** Returns a heading line and one line per minute. */
    static List<String> of(Timeline timeline, List<Integer> minutes) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADING);
        minutes.forEach(minute -> rows.add(row(timeline, minute)));
        int[] widths = new int[HEADING.size()];
        rows.forEach(row -> Arrays.setAll(
                widths, column -> Math.max(widths[column], row.get(column).length())));
        return rows.stream().map(row -> aligned(row, widths)).toList();
    }

    private static List<String> row(Timeline timeline, int minute) {
        return List.of(
                String.valueOf(minute),
                PlainNumbers.rounded(timeline.trace().requests(minute), 0),
                String.valueOf(timeline.running(minute)),
                signed(timeline.pending(minute)),
                Double.isNaN(timeline.metric(minute)) ? "-" : PlainNumbers.rounded(timeline.metric(minute), 2),
                IntStream.range(0, timeline.rules().size())
                        .mapToObj(rule -> timeline.rules().get(rule) + " " + timeline.alarm(rule, minute))
                        .collect(Collectors.joining(", ")),
                signed(timeline.action(minute)));
    }

    private static String signed(int number) {
        return number == 0 ? "-" : number > 0 ? "+" + number : String.valueOf(number);
    }

    private static String aligned(List<String> row, int[] widths) {
        return IntStream.range(0, row.size())
                .mapToObj(column -> " ".repeat(widths[column] - row.get(column).length()) + row.get(column))
                .collect(Collectors.joining("  ", "  ", ""));
    }
}
