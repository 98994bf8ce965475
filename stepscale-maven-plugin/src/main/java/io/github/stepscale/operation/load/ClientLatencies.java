package io.github.stepscale.operation.load;

import io.github.stepscale.curve.LatencyQuantile;
import io.github.stepscale.curve.LatencyStatistic;
import io.github.stepscale.load.LatencyPercentiles;
import io.github.stepscale.load.MinuteCounts;
import java.util.List;

/** The latency at the client, in milliseconds from when a request was due, in the minute in which the answer came. */
record ClientLatencies(List<MinuteCounts> minutes) {

    /** Returns a statistic of each minute; {@link Double#NaN} where no request succeeded, or it is not measured. */
    List<Double> values(LatencyStatistic statistic) {
        return minutes.stream()
                .map(minute -> minute.latency()
                        .flatMap(latency -> statistic.quantile().map(quantile -> of(latency, quantile)))
                        .orElse(Double.NaN))
                .toList();
    }

    private static double of(LatencyPercentiles latency, LatencyQuantile quantile) {
        return switch (quantile) {
            case P50 -> latency.p50();
            case P95 -> latency.p95();
            case P99 -> latency.p99();
            case P90 -> Double.NaN;
        };
    }
}
