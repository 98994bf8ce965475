package io.github.stepscale.simulation;

import io.github.stepscale.curve.LatencyStatistic;
import io.github.stepscale.text.Durations;
import io.github.stepscale.text.ReadableNumbers;
import io.github.stepscale.validation.Validator;
import java.time.Duration;

/**
 * A limit of the latency: that share of all requests falls into minutes whose latency is at most the limit. Requests that
 * time out do not count as kept.
 *
 * @param statistic the mean or a quantile of a minute
 * @param atMost the limit, above 0 and at most a day; a minute at the limit keeps it
 * @param requests the share of all requests, above 0 and at most 1
 */
public record LatencyObjective(LatencyStatistic statistic, Duration atMost, double requests) {
    /** All requests. */
    public static final double ALL_REQUESTS = 1;
    /** Maximum limit: a day. */
    public static final Duration MAX_LIMIT = Duration.ofDays(1);

    private static final double NANOS_PER_MILLI = 1e6;

    /** @throws io.github.stepscale.validation.InvalidValueException if a number is out of range */
    public LatencyObjective {
        requireLimit(new Validator(), "atMost", atMost)
                .require(
                        requests > 0 && requests <= 1,
                        "requests",
                        () -> ReadableNumbers.percent(requests, 6)
                                + " is not allowed: more than 0 % and at most 100 % is",
                        "Write the share of the requests that keeps the limit, such as 99%")
                .throwIfAny();
    }

    static Validator requireLimit(Validator checks, String path, Duration limit) {
        return checks.require(
                limit.compareTo(Duration.ZERO) > 0 && limit.compareTo(MAX_LIMIT) <= 0,
                path,
                () -> Durations.exact(limit) + " is not allowed: more than 0 and at most 24 hours are",
                "Write a latency in that range, such as 800ms");
    }

    /** The limit in milliseconds. */
    public double atMostMs() {
        return millis(atMost);
    }

    static double millis(Duration duration) {
        return duration.toNanos() / NANOS_PER_MILLI;
    }

    /** What is limited, for people: {@code p95 at most 800 ms}. */
    public String limit() {
        return statistic + " at most " + Durations.exact(atMost);
    }
}
