package io.github.stepscale.report.tuning;

import io.github.stepscale.text.ReadableNumbers;
import io.github.stepscale.tuning.FamilyResult;
import io.github.stepscale.tuning.TuningRequest;
import io.github.stepscale.tuning.TuningResult;
import io.github.stepscale.tuning.UnseenReport;
import io.github.stepscale.tuning.objective.RunFigures;
import io.github.stepscale.tuning.objective.Shortage;
import io.github.stepscale.tuning.search.FrontPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The cheapest policy of each family that qualifies, the present policy and the proven lower bound, side by side on the
 * tuning part and on the unseen part.
 *
 * @param heading the names of the columns; that of the first is empty
 * @param rows the cells of each row; {@code -} where a number does not exist
 * @param notes what the columns are, and why a family has no policy
 */
public record FamilyComparison(List<String> heading, List<List<String>> rows, List<String> notes) {
    private static final String GAP = "  ";

    public FamilyComparison {
        heading = List.copyOf(heading);
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
    }

    /** Returns the table of a result. */
    public static FamilyComparison of(TuningRequest request, TuningResult result) {
        Shortage shortage = request.shortage();
        String hours = request.present().target().unit() + "-hours";
        List<String> heading = Stream.concat(
                        Stream.of(""), Stream.of("", "unseen ").flatMap(part -> heading(part, hours)))
                .toList();
        List<List<String>> rows = new ArrayList<>();
        result.present()
                .ifPresent(present -> rows.add(row(
                        shortage, result, "present", present, result.unseen().flatMap(UnseenReport::present))));
        for (FamilyResult family : result.families()) {
            family.winner()
                    .ifPresent(winner ->
                            rows.add(row(shortage, result, family.family().key(), winner, family.unseen())));
        }
        return new FamilyComparison(heading, rows, notes(request, result));
    }

    /** Returns the table as lines of text with aligned columns, followed by the notes. */
    public List<String> lines() {
        List<List<String>> all =
                Stream.concat(Stream.of(heading), rows.stream()).toList();
        int[] widths = IntStream.range(0, heading.size())
                .map(column -> all.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElseThrow())
                .toArray();
        return Stream.concat(all.stream().map(row -> aligned(row, widths)), notes.stream())
                .toList();
    }

    private static Stream<String> heading(String part, String hours) {
        return Stream.of(part + hours, part + "short", "x bound");
    }

    private static List<String> row(
            Shortage shortage, TuningResult result, String name, FrontPoint point, Optional<RunFigures> unseen) {
        boolean chosen = result.choice().equals(Optional.of(point));
        OptionalDouble unseenBound =
                result.unseen().map(UnseenReport::lowerBoundInstanceHours).orElseGet(OptionalDouble::empty);
        return Stream.of(
                        Stream.of(name + (chosen ? " (chosen)" : "")),
                        cells(shortage, Optional.of(point.figures()), result.lowerBoundInstanceHours()),
                        cells(shortage, unseen, unseenBound))
                .flatMap(cells -> cells)
                .toList();
    }

    private static Stream<String> cells(Shortage shortage, Optional<RunFigures> figures, OptionalDouble bound) {
        return Stream.of(
                figures.map(known -> ReadableNumbers.of(known.instanceHours())).orElse(ReadableNumbers.NONE),
                figures.map(known -> value(shortage, known)).orElse(ReadableNumbers.NONE),
                figures.filter(known -> bound.isPresent())
                        .map(known -> ReadableNumbers.of(known.instanceHours() / bound.getAsDouble()))
                        .orElse(ReadableNumbers.NONE));
    }

    private static String value(Shortage shortage, RunFigures figures) {
        double value = shortage.value(figures);
        return shortage.isShare() ? ReadableNumbers.percent(value) : ReadableNumbers.of(value);
    }

    private static List<String> notes(TuningRequest request, TuningResult result) {
        Shortage shortage = request.shortage();
        FamilyFailure failure = FamilyFailure.of(request, result);
        List<String> notes = new ArrayList<>();
        notes.add("short: " + shortage.noun() + (shortage.isShare() ? "" : ", in minutes")
                + "; x bound: as a multiple of what every policy that keeps the objective costs at least");
        request.presentRefusal().ifPresent(reason -> notes.add("present: not compared: " + reason));
        for (FamilyResult family : result.families()) {
            if (family.winner().isEmpty()) {
                notes.add(family.family().key() + ": " + failure.clause(family));
            }
        }
        return notes;
    }

    private static String aligned(List<String> row, int[] widths) {
        return IntStream.range(0, widths.length)
                .mapToObj(column -> {
                    String spaces = " ".repeat(widths[column] - row.get(column).length());
                    return column == 0 ? row.get(0) + spaces : spaces + row.get(column);
                })
                .collect(Collectors.joining(GAP));
    }
}
