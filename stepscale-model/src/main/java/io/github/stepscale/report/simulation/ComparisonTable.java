package io.github.stepscale.report.simulation;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.Hindsight;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.simulation.ReplayResult;
import io.github.stepscale.simulation.Summary;
import io.github.stepscale.text.ReadableNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The numbers of the policy and of its references, side by side.
 *
 * @param candidates the names of the columns
 * @param rows each with one cell per candidate; {@code -} where a number does not exist
 * @param notes why a candidate has no numbers, and how close hindsight is to the optimum
 */
public record ComparisonTable(List<String> candidates, List<Row> rows, List<String> notes) {

    /**
     * A row of the table.
     *
     * @param label the label with the unit
     * @param cells one per candidate
     */
    public record Row(String label, List<String> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    public ComparisonTable {
        candidates = List.copyOf(candidates);
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
    }

    /** Returns the table of a replay. */
    public static ComparisonTable of(ScalingPlan plan, Service service, Objective objective, ReplayResult replay) {
        List<ComparedRun> runs = ComparedRuns.of(plan, service, objective, replay);
        return new ComparisonTable(
                runs.stream().map(ComparedRun::name).toList(),
                rows(new ComparisonCells(plan, service, replay), objective, runs),
                Stream.of(
                                absences(runs),
                                replay.hindsight().stream().flatMap(found -> counted(found, objective)),
                                replay.hindsight().stream().map(found -> proven(found, plan)))
                        .flatMap(notes -> notes)
                        .toList());
    }

    /** Returns the table as lines of text with aligned columns, followed by the notes. */
    public List<String> lines() {
        List<List<String>> all = new ArrayList<>();
        all.add(line("", candidates));
        rows.forEach(row -> all.add(line(row.label(), row.cells())));
        int[] widths = IntStream.rangeClosed(0, candidates.size())
                .map(column -> all.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElseThrow())
                .toArray();
        return Stream.concat(all.stream().map(line -> aligned(line, widths)), notes.stream())
                .toList();
    }

    private static List<Row> rows(ComparisonCells cells, Objective objective, List<ComparedRun> runs) {
        List<Row> rows = new ArrayList<>();
        objective
                .latency()
                .ifPresent(limit -> rows.add(row("requests with " + limit.limit(), runs, LatencyText::kept)));
        rows.add(row("requests above capacity", runs, cells::excess));
        rows.add(row("minutes short", runs, cells::minutesShort));
        rows.add(row("worst wait, minutes", runs, cells::worstWait));
        rows.add(row(cells.hours(), runs, cells::instanceHours));
        if (cells.hasPrice()) {
            rows.add(row("cost", runs, cells::cost));
        }
        rows.add(row("changes of capacity", runs, cells::activities));
        rows.add(row(cells.hours() + ", times hindsight", runs, cells::ofHindsight));
        return rows;
    }

    private static Row row(String label, List<ComparedRun> runs, Function<Summary, String> cell) {
        return new Row(
                label,
                runs.stream()
                        .map(compared -> compared.run() instanceof ComparedRun.Done done
                                ? cell.apply(done.summary())
                                : ReadableNumbers.NONE)
                        .toList());
    }

    private static Stream<String> absences(List<ComparedRun> runs) {
        return runs.stream()
                .filter(compared -> compared.run() instanceof ComparedRun.Absent)
                .map(compared -> compared.name() + ": " + ((ComparedRun.Absent) compared.run()).reason());
    }

    /** At what rate hindsight takes an instance for full, where that follows from the latency. */
    private static Stream<String> counted(Hindsight hindsight, Objective objective) {
        return objective.latency().stream()
                .flatMap(limit -> hindsight.latencyRate().stream()
                        .mapToObj(rate -> "hindsight: counts instances by " + ReadableNumbers.of(rate)
                                + " requests a minute, at which one instance still keeps " + limit.limit()));
    }

    private static String proven(Hindsight hindsight, ScalingPlan plan) {
        String hours = ReadableNumbers.of(
                hindsight.lowerBoundInstanceHours(), plan.scaling().target().unit() + "-hour");
        String no = "no schedule in the range, one change at a time, serves as much for less";
        return hindsight.gap() < 1e-9
                ? "hindsight: proven: " + no
                : "hindsight: " + no + " than " + hours + "; the one found costs "
                        + ReadableNumbers.percent(hindsight.gap()) + " more";
    }

    private static List<String> line(String label, List<String> cells) {
        return Stream.concat(Stream.of(label), cells.stream()).toList();
    }

    private static String aligned(List<String> line, int[] widths) {
        StringBuilder text = new StringBuilder(
                line.get(0) + " ".repeat(widths[0] - line.get(0).length()));
        for (int i = 1; i < widths.length; i++) {
            text.append(" ".repeat(2 + widths[i] - line.get(i).length())).append(line.get(i));
        }
        return text.toString();
    }
}
