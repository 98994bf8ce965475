package io.github.stepscale.report.tuning;

import io.github.stepscale.report.page.RunLengthColumn;
import io.github.stepscale.simulation.Timeline;
import io.github.stepscale.traffic.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Traffic and runs as some hundred columns, for small drawings. A column belongs to one part of the traffic and holds the
 * maximum of its minutes.
 *
 * @param parts the traffic of the tuning part, and of the unseen part if there is one
 * @param size the minutes of a column
 */
record TimelineColumns(List<Trace> parts, int size) {
    private static final int COLUMNS = 280;

    static TimelineColumns of(List<Trace> parts) {
        int minutes = parts.stream().mapToInt(Trace::minutes).sum();
        return new TimelineColumns(parts, (minutes + COLUMNS - 1) / COLUMNS);
    }

    /** The columns of the tuning part. */
    int tuned() {
        return columns(parts.get(0).minutes());
    }

    private int columns(int minutes) {
        return (minutes + size - 1) / size;
    }

    /** The requests of the busiest minute of each column. */
    List<Integer> demand() {
        return parts.stream()
                .flatMap(part -> column(part.minutes(), part::requests))
                .map(requests -> (int) Math.min(Integer.MAX_VALUE, Math.round(requests)))
                .toList();
    }

    /** The most instances in service in each column, as runs. */
    List<Integer> capacity(List<Timeline> runs) {
        List<Integer> values = values(runs, Timeline::running);
        return RunLengthColumn.of(values.size(), values::get);
    }

    /** 1 for each column with requests above capacity, as runs. */
    List<Integer> shortages(List<Timeline> runs) {
        List<Integer> values = values(runs, (run, minute) -> run.excess(minute) > 0 ? 1 : 0);
        return RunLengthColumn.of(values.size(), values::get);
    }

    private interface MinuteValue {
        int of(Timeline run, int minute);
    }

    private List<Integer> values(List<Timeline> runs, MinuteValue value) {
        List<Integer> values = new ArrayList<>();
        runs.forEach(run -> column(run.minutes(), minute -> value.of(run, minute))
                .forEach(most -> values.add((int) Math.round(most))));
        return values;
    }

    private Stream<Double> column(int minutes, IntToDoubleFunction value) {
        return IntStream.range(0, columns(minutes))
                .mapToObj(column -> IntStream.range(column * size, Math.min(minutes, (column + 1) * size))
                        .mapToDouble(value)
                        .max()
                        .orElseThrow());
    }
}
