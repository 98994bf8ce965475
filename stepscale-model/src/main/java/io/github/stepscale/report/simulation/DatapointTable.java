package io.github.stepscale.report.simulation;

import io.github.stepscale.plan.Interval;
import io.github.stepscale.report.page.Markup;
import io.github.stepscale.text.ReadableNumbers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How many datapoints of a metric are in each step: the drawing of the metric as text. */
final class DatapointTable {
    private DatapointTable() {}

    /**
     * Writes the table, folded.
     *
     * @param datapoints {@link Double#NaN} where one is missing
     */
    static void write(WatchedMetric metric, double[] datapoints, Markup out) {
        double[] known =
                Arrays.stream(datapoints).filter(value -> !Double.isNaN(value)).toArray();
        out.open("details")
                .element("summary", "Datapoints by step")
                .table(List.of("values", "what happens", "datapoints"), rows(metric, known))
                .element("p", extremes(known), "class", "small")
                .close("details")
                .line();
    }

    private static List<List<String>> rows(WatchedMetric metric, double[] known) {
        List<List<String>> rows = new ArrayList<>();
        for (MetricBand band : metric.bands()) {
            long count = Arrays.stream(known)
                    .filter(value -> isIn(band.interval(), value))
                    .count();
            rows.add(0, List.of(band.interval().toString(), band.text(), count(count, known.length)));
        }
        return rows;
    }

    /** With doubles, as alarms compare. */
    private static boolean isIn(Interval interval, double value) {
        double lower = interval.lower().map(BigDecimal::doubleValue).orElse(Double.NEGATIVE_INFINITY);
        double upper = interval.upper().map(BigDecimal::doubleValue).orElse(Double.POSITIVE_INFINITY);
        return (interval.lowerIncluded() ? value >= lower : value > lower)
                && (interval.upperIncluded() ? value <= upper : value < upper);
    }

    private static String count(long count, int all) {
        return ReadableNumbers.of(count) + (all == 0 ? "" : " (" + ReadableNumbers.percent((double) count / all) + ")");
    }

    private static String extremes(double[] known) {
        return Arrays.stream(known).min().isEmpty()
                ? "The metric has no datapoint."
                : "From " + ReadableNumbers.of(Arrays.stream(known).min().orElseThrow()) + " to "
                        + ReadableNumbers.of(Arrays.stream(known).max().orElseThrow()) + ", on average "
                        + ReadableNumbers.of(Arrays.stream(known).average().orElseThrow()) + ".";
    }
}
