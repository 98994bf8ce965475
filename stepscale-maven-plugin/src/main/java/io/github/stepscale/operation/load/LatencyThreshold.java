package io.github.stepscale.operation.load;

import io.github.stepscale.load.LatencyLimitCounter;
import io.github.stepscale.operation.load.report.ThresholdResult;
import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.text.ReadableNumbers;
import io.github.stepscale.validation.Validator;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.OptionalDouble;

/**
 * A limit on a percentile of the latency of a whole run. A request that failed or has no response counts as slower than every
 * limit: a timeout took at least that long, and a quick error must not improve a percentile.
 *
 * @param percentile 50 to 99.9, or 100 for the maximum
 * @param limit the highest latency allowed, inclusive; above 0
 */
public record LatencyThreshold(BigDecimal percentile, Duration limit) {
    /** The percentile of the maximum. */
    public static final BigDecimal MAX = BigDecimal.valueOf(100);

    private static final BigDecimal LOWEST = BigDecimal.valueOf(50);
    private static final BigDecimal HIGHEST = new BigDecimal("99.9");
    private static final double NANOS_PER_MILLI = 1e6;

    /** @throws io.github.stepscale.validation.InvalidValueException if a value is out of range */
    public LatencyThreshold {
        new Validator()
                .require(
                        percentile.compareTo(MAX) == 0
                                || percentile.compareTo(LOWEST) >= 0 && percentile.compareTo(HIGHEST) <= 0,
                        "maxLatency",
                        "p" + PlainNumbers.text(percentile) + " is not allowed: p50 to p99.9 is, or max",
                        "Write a percentile such as p95:800ms")
                .require(
                        !limit.isZero() && !limit.isNegative(),
                        "maxLatency",
                        "has a limit that is not above 0",
                        "Write a duration such as 800ms")
                .throwIfAny();
    }

    /** Returns {@code p95}, or {@code max}. */
    String name() {
        return percentile.compareTo(MAX) == 0 ? "max" : "p" + PlainNumbers.text(percentile);
    }

    /** Compares the latencies of a run in which {@code due} requests were due. */
    ThresholdResult evaluate(LatencyLimitCounter latencies, long due) {
        long rank = rank(due);
        boolean met = due > 0 && latencies.within(limit) >= rank;
        OptionalDouble millis = latencies.millisAt(Math.max(1, rank));
        double limitMillis = limit.toNanos() / NANOS_PER_MILLI;
        // Exact to three digits only, so it could be on the other side of the limit.
        OptionalDouble actual = millis.isEmpty()
                ? millis
                : OptionalDouble.of(
                        met
                                ? Math.min(limitMillis, millis.getAsDouble())
                                : Math.max(limitMillis, millis.getAsDouble()));
        return new ThresholdResult(
                name() + " latency",
                "ms",
                PlainNumbers.decimal(limitMillis),
                actual,
                met,
                detail(met, actual, rank, due));
    }

    /** The number of requests that have to be within the limit: the nearest rank, exact. */
    private long rank(long due) {
        return percentile
                .multiply(BigDecimal.valueOf(due))
                .divide(MAX, 0, RoundingMode.CEILING)
                .longValueExact();
    }

    private static String detail(boolean met, OptionalDouble actual, long rank, long due) {
        if (met) {
            return "";
        }
        return actual.isPresent()
                ? "fewer than " + ReadableNumbers.of(rank) + " of " + ReadableNumbers.of(due, "request")
                        + " were answered within it"
                : "fewer than " + ReadableNumbers.of(rank) + " of " + ReadableNumbers.of(due, "request") + " succeeded";
    }
}
