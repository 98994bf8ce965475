package io.github.stepscale.curve;

import io.github.stepscale.curve.ServiceCurve.Row;
import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.text.Plurals;
import io.github.stepscale.validation.Validator;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The rules of a service curve. The path of a violation is that of the number, such as {@code rows[2].p95Ms}. */
final class ServiceCurveChecks {
    static final String RATE = "requestsPerMinute";
    static final String MEAN = "meanMs";
    static final String CONCURRENCY = "concurrency";
    static final String ROWS = "rows";

    private final List<Row> rows;
    private final Validator checks = new Validator();

    private ServiceCurveChecks(List<Row> rows) {
        this.rows = rows;
    }

    static void require(List<Row> rows) {
        new ServiceCurveChecks(rows).require();
    }

    private void require() {
        checks.require(
                rows.size() >= ServiceCurve.MIN_ROWS,
                ROWS,
                () -> "has " + Plurals.of(rows.size(), "row") + ": at least " + ServiceCurve.MIN_ROWS + " are required",
                "Measure at more rates");
        checks.require(
                rows.size() <= ServiceCurve.MAX_ROWS, ROWS, () -> tooMany(rows.size()), "Measure at fewer rates");
        for (int row = 0; row < Math.min(rows.size(), ServiceCurve.MAX_ROWS); row++) {
            requireNumbers(row);
            requireRise(row, RATE, Row::requestsPerMinute, "Sort the rows, and leave out a rate that is there twice");
            requireRise(row, CONCURRENCY, Row::concurrency, "Leave out one of the two rows");
            requireSameQuantiles(row);
        }
        checks.throwIfAny();
    }

    static String tooMany(int rows) {
        return "has " + Plurals.of(rows, "row") + ": at most " + ServiceCurve.MAX_ROWS + " are allowed";
    }

    private void requireNumbers(int row) {
        requirePositive(row, RATE, rows.get(row).requestsPerMinute());
        requirePositive(row, MEAN, rows.get(row).meanMs());
        requirePositive(row, CONCURRENCY, rows.get(row).concurrency());
        rows.get(row).quantilesMs().forEach((quantile, millis) -> requirePositive(row, quantile.column(), millis));
    }

    private void requirePositive(int row, String column, double number) {
        checks.require(
                number > 0 && Double.isFinite(number),
                path(row, column),
                () -> column + " " + PlainNumbers.rounded(number, 6) + " is not allowed: a number above 0 is",
                "Correct it, or leave out the row");
    }

    /** Says nothing of numbers that are none: another sentence does. */
    private void requireRise(int row, String column, ToDoubleFunction<Row> number, String fix) {
        double present = number.applyAsDouble(rows.get(row));
        double before = row == 0 ? Double.NEGATIVE_INFINITY : number.applyAsDouble(rows.get(row - 1));
        checks.require(
                !(present <= before),
                path(row, column),
                () -> column + " " + PlainNumbers.text(present) + " is not above the " + PlainNumbers.text(before)
                        + " of the row before: each row needs a higher one",
                fix);
    }

    private void requireSameQuantiles(int row) {
        Set<LatencyQuantile> present = rows.get(row).quantilesMs().keySet();
        Set<LatencyQuantile> needed = rows.get(0).quantilesMs().keySet();
        checks.require(
                present.equals(needed),
                path(row, "quantiles"),
                () -> "has " + names(present) + " but the first row has " + names(needed)
                        + ": each row needs the same quantiles",
                "Add what is missing, or leave it out of all rows");
    }

    private static String names(Set<LatencyQuantile> quantiles) {
        return quantiles.isEmpty()
                ? "no quantiles"
                : quantiles.stream().map(LatencyQuantile::statistic).collect(Collectors.joining(", "));
    }

    static String path(int row, String column) {
        return ROWS + "[" + row + "]." + column;
    }
}
