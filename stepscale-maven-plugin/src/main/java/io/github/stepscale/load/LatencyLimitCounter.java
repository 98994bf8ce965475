package io.github.stepscale.load;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Counts the latencies that are within given limits. The counts are exact, unlike percentiles of a histogram, so that they decide
 * whether a limit holds. Receives latencies in nanoseconds, from any thread.
 */
public final class LatencyLimitCounter implements LongConsumer {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final long MIN_NANOS = 1_000;
    private static final long MAX_NANOS = 4L * 3_600 * 1_000_000_000;
    private static final int DIGITS = 3;

    private final Map<Duration, LongAdder> within;
    private final Histogram all = new ConcurrentHistogram(MIN_NANOS, MAX_NANOS, DIGITS);

    /** @param limits the limits to count; duplicates count once */
    public LatencyLimitCounter(Collection<Duration> limits) {
        within = limits.stream().distinct().collect(Collectors.toMap(Function.identity(), any -> new LongAdder()));
    }

    @Override
    public void accept(long nanos) {
        all.recordValue(Math.max(0, Math.min(MAX_NANOS, nanos)));
        within.forEach((limit, count) -> {
            if (nanos <= limit.toNanos()) {
                count.increment();
            }
        });
    }

    /**
     * Returns the number of latencies that are at most the limit.
     *
     * @throws IllegalArgumentException if it is not one of the limits
     */
    public long within(Duration limit) {
        return Optional.ofNullable(within.get(limit))
                .orElseThrow(() -> new IllegalArgumentException("not counted: " + limit))
                .sum();
    }

    /** Returns a latency in milliseconds, exact to three digits, by its rank from 1; empty if there are fewer latencies. */
    public OptionalDouble millisAt(long rank) {
        long count = all.getTotalCount();
        return rank > count
                ? OptionalDouble.empty()
                : OptionalDouble.of(all.getValueAtPercentile(percentile(rank, count)) / NANOS_PER_MILLI);
    }

    /** Returns all latencies so far. */
    public LatencyDistribution distribution() {
        return new LatencyDistribution(all);
    }

    /** Half a rank lower, so that rounding cannot lead to the next one. */
    private static double percentile(long rank, long count) {
        return 100 * (rank - 0.5) / count;
    }
}
