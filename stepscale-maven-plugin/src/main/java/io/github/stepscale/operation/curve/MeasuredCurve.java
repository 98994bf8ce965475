package io.github.stepscale.operation.curve;

import io.github.stepscale.curve.LatencyQuantile;
import io.github.stepscale.curve.ServiceCurve;
import io.github.stepscale.text.PlainNumbers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A service curve as it was measured. Its file is that of {@code service.curve}, with two more columns: how many requests a row rests
 * on, and the concurrency by a count.
 *
 * @param rows rates and concurrency rise strictly, also as they are written
 */
public record MeasuredCurve(List<MeasuredRow> rows) {
    /** The name of the file. */
    public static final String FILE = "calibration.csv";

    private static final String REQUESTS = "requests";
    /** Rates that differ by less than 5 % are one. */
    private static final double NEAR = Math.log(1.05);

    private static final String COUNTED = "countedConcurrency";

    public MeasuredCurve {
        rows = List.copyOf(rows);
    }

    /** Returns the curve of some rows in any order: neighbors that do not rise are merged, with their requests as weights. */
    public static MeasuredCurve of(Collection<MeasuredRow> measured) {
        List<MeasuredRow> rising = new ArrayList<>();
        measured.stream()
                .sorted(Comparator.comparingDouble(MeasuredRow::requestsPerMinute))
                .forEach(row -> add(rising, row));
        return new MeasuredCurve(rising);
    }

    /** Returns the curve of a file. */
    public static MeasuredCurve of(ServiceCurve curve) {
        return of(curve.rows().stream().map(MeasuredRow::of).toList());
    }

    /** Returns the curve with further rows: each is added to the nearest row, or stands alone where none has nearly its rate. */
    public MeasuredCurve refined(Collection<MeasuredRow> further) {
        List<MeasuredRow> all = new ArrayList<>(rows);
        further.forEach(row -> refine(all, row));
        return of(all);
    }

    private static void refine(List<MeasuredRow> rows, MeasuredRow row) {
        rows.stream()
                .min(Comparator.comparingDouble(row::distance))
                .filter(nearest -> row.distance(nearest) <= NEAR)
                .ifPresentOrElse(nearest -> rows.set(rows.indexOf(nearest), nearest.plus(row)), () -> rows.add(row));
    }

    private static void add(List<MeasuredRow> rising, MeasuredRow row) {
        MeasuredRow last = row;
        while (!rising.isEmpty() && !last.isAbove(rising.get(rising.size() - 1))) {
            last = rising.remove(rising.size() - 1).plus(last);
        }
        rising.add(last);
    }

    /** Returns whether there are enough rows for {@code service.curve}. */
    public boolean isComplete() {
        return rows.size() >= ServiceCurve.MIN_ROWS;
    }

    /** Returns the number of requests that the curve rests on. */
    public long requests() {
        return rows.stream().mapToLong(MeasuredRow::requests).sum();
    }

    /** Returns the lowest rate, as it is written. */
    public double firstRate() {
        return MeasuredRow.written(rows.get(0).requestsPerMinute()).doubleValue();
    }

    /** Returns the highest rate, as it is written. */
    public double lastRate() {
        return MeasuredRow.written(rows.get(rows.size() - 1).requestsPerMinute())
                .doubleValue();
    }

    /** Returns the text of the file; lines end in {@code \n}. A count that was not made is empty. */
    public String csv() {
        Set<LatencyQuantile> quantiles = quantiles();
        String heading = Stream.of(
                        Stream.of("requestsPerMinute", "meanMs", "concurrency"),
                        quantiles.stream().map(LatencyQuantile::column),
                        Stream.of(REQUESTS, COUNTED))
                .flatMap(names -> names)
                .collect(Collectors.joining(",", "", "\n"));
        return rows.stream().map(row -> line(row, quantiles)).collect(Collectors.joining("", heading, ""));
    }

    /** Those that every row has: a file needs the same in all. */
    private Set<LatencyQuantile> quantiles() {
        Set<LatencyQuantile> common = EnumSet.allOf(LatencyQuantile.class);
        rows.forEach(row -> common.retainAll(row.quantilesMs().keySet()));
        return common;
    }

    private static String line(MeasuredRow row, Set<LatencyQuantile> quantiles) {
        return Stream.of(
                        Stream.of(number(row.requestsPerMinute()), number(row.meanMs()), number(row.concurrency())),
                        quantiles.stream()
                                .map(quantile -> number(row.quantilesMs().getOrDefault(quantile, 0.0))),
                        Stream.of(
                                Long.toString(row.requests()),
                                row.countedConcurrency().isPresent()
                                        ? number(row.countedConcurrency().getAsDouble())
                                        : ""))
                .flatMap(fields -> fields)
                .collect(Collectors.joining(",", "", "\n"));
    }

    private static String number(double number) {
        return PlainNumbers.text(MeasuredRow.written(number));
    }
}
