package io.github.stepscale.operation.load;

import io.github.stepscale.curve.LatencyQuantile;
import io.github.stepscale.curve.LatencyStatistic;
import io.github.stepscale.load.LatencyDistribution;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The latency at the client, in milliseconds from when a request was due, in the minute in which the answer came.
 *
 * @param byMinute the latencies by the start of the minute
 */
record ClientLatencies(Map<Instant, LatencyDistribution> byMinute) {

    /** Returns the latencies in the log of a run. */
    static ClientLatencies of(String log) {
        Map<Instant, LatencyDistribution> minutes = new HashMap<>();
        // The first minute of the log begins when the run does.
        LatencyDistribution.byMinute(log)
                .forEach((start, latencies) -> minutes.put(start.truncatedTo(ChronoUnit.MINUTES), latencies));
        return new ClientLatencies(Map.copyOf(minutes));
    }

    /** Returns a statistic of each minute; {@link Double#NaN} where no request succeeded. */
    List<Double> values(LatencyStatistic statistic, Instant first, int minutes) {
        return IntStream.range(0, minutes)
                .mapToObj(minute -> Optional.ofNullable(byMinute.get(first.plus(minute, ChronoUnit.MINUTES))))
                .map(latencies -> latencies
                        .filter(known -> known.count() > 0)
                        .map(known -> of(known, statistic))
                        .orElse(Double.NaN))
                .toList();
    }

    private static double of(LatencyDistribution latencies, LatencyStatistic statistic) {
        return statistic
                .quantile()
                .map(ClientLatencies::share)
                .map(latencies::quantileMillis)
                .orElseGet(latencies::meanMillis);
    }

    private static double share(LatencyQuantile quantile) {
        return switch (quantile) {
            case P50 -> 0.5;
            case P90 -> 0.9;
            case P95 -> 0.95;
            case P99 -> 0.99;
        };
    }
}
