package io.github.stepscale.load;

import java.util.Optional;
import org.HdrHistogram.Histogram;

/** Percentiles of latencies in milliseconds, exact to three digits. */
public record LatencyPercentiles(double p50, double p95, double p99, double max) {
    private static final double NANOS_PER_MILLI = 1e6;

    /** Returns the percentiles of a histogram of nanoseconds; empty if it has no value. */
    static Optional<LatencyPercentiles> of(Histogram nanos) {
        return nanos.getTotalCount() == 0
                ? Optional.empty()
                : Optional.of(new LatencyPercentiles(at(nanos, 50), at(nanos, 95), at(nanos, 99), at(nanos, 100)));
    }

    private static double at(Histogram nanos, double percentile) {
        return nanos.getValueAtPercentile(percentile) / NANOS_PER_MILLI;
    }
}
