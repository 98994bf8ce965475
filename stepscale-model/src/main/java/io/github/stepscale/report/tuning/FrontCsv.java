package io.github.stepscale.report.tuning;

import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.tuning.FamilyResult;
import io.github.stepscale.tuning.TuningResult;
import io.github.stepscale.tuning.objective.RunFigures;
import io.github.stepscale.tuning.search.FrontPoint;
import io.github.stepscale.tuning.space.TunedParameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Writes the policies of which no other of their family is better as CSV (RFC 4180), one row for each: the present policy,
 * then family by family from the smallest shortage on. {@code excessRequests}, {@code excessFraction},
 * {@code lateFraction} and {@code longestWaitMinutes} if the objective limits them, {@code instanceMinutes} and
 * {@code instanceHours} are those of the tuning part. {@code winner} is 1 for the cheapest
 * policy of its family that qualifies, whose outcome on the unseen part follows, and {@code chosen} is 1 for the policy to
 * use. {@code parameters} are the numbers of the policy, such as {@code utilization=90 %;window=4 minute}. Missing values
 * are empty.
 */
public final class FrontCsv {
    private static final List<String> HEADING = List.of(
            "family",
            "excessRequests",
            "excessFraction",
            "lateFraction",
            "longestWaitMinutes",
            "instanceMinutes",
            "instanceHours",
            "winner",
            "chosen",
            "unseenExcessFraction",
            "unseenInstanceHours",
            "parameters");

    private final TuningResult result;

    private FrontCsv(TuningResult result) {
        this.result = result;
    }

    /** Returns the text of the file; lines end in {@code \n}. */
    public static String of(TuningResult result) {
        return new FrontCsv(result).text();
    }

    private String text() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADING);
        result.present().ifPresent(present -> rows.add(row(present, false, Optional.empty())));
        for (FamilyResult family : result.families()) {
            for (FrontPoint point : family.front()) {
                boolean winner = family.winner().equals(Optional.of(point));
                rows.add(row(point, winner, winner ? family.unseen() : Optional.empty()));
            }
        }
        // Keys and numbers: none of them needs quotes.
        return rows.stream().map(row -> String.join(",", row) + "\n").collect(Collectors.joining());
    }

    private List<String> row(FrontPoint point, boolean winner, Optional<RunFigures> unseen) {
        List<String> row = new ArrayList<>();
        row.add(point.candidate().family().key());
        row.add(PlainNumbers.text(point.figures().excessRequests()));
        row.add(PlainNumbers.text(point.figures().excessFraction()));
        row.add(text(point.figures().lateFraction()));
        row.add(text(point.figures().longestWaitMinutes()));
        row.add(String.valueOf(point.figures().instanceMinutes()));
        row.add(PlainNumbers.text(point.figures().instanceHours()));
        row.add(winner ? "1" : "");
        row.add(result.choice().equals(Optional.of(point)) ? "1" : "");
        row.add(unseen.map(figures -> PlainNumbers.text(figures.excessFraction()))
                .orElse(""));
        row.add(unseen.map(figures -> PlainNumbers.text(figures.instanceHours()))
                .orElse(""));
        row.add(point.candidate().parameters().stream().map(FrontCsv::parameter).collect(Collectors.joining(";")));
        return row;
    }

    private static String text(OptionalDouble number) {
        return number.isPresent() ? PlainNumbers.text(number.getAsDouble()) : "";
    }

    private static String parameter(TunedParameter parameter) {
        return (parameter.name() + "=" + parameter.value() + " " + parameter.unit()).strip();
    }
}
