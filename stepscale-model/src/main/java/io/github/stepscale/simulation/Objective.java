package io.github.stepscale.simulation;

import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.validation.Validator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The objective of a policy on given traffic.
 *
 * @param maxExcess maximum share of requests above capacity, from 0, inclusive, to 1, exclusive
 * @param maxWait maximum wait in minutes, at least 0
 * @param maxInstanceHours maximum paid instance-hours, above 0
 * @param latency a limit of the latency for a share of the requests
 */
public record Objective(
        OptionalDouble maxExcess,
        OptionalDouble maxWait,
        OptionalDouble maxInstanceHours,
        Optional<LatencyObjective> latency) {
    /** An objective without limits. */
    public static final Objective NONE =
            new Objective(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());

    /** The key of a missed limit of the latency. */
    public static final String LATENCY = "latency";

    /** Creates an objective without a limit of the latency. */
    public Objective(OptionalDouble maxExcess, OptionalDouble maxWait, OptionalDouble maxInstanceHours) {
        this(maxExcess, maxWait, maxInstanceHours, Optional.empty());
    }

    /**
     * A limit that was exceeded or, of {@link #LATENCY}, a share of the requests that was not reached.
     *
     * @param key such as {@code maxExcess}
     * @param actual the actual value; {@link Double#NaN} if unknown
     * @param requested the limit
     */
    public record Miss(String key, double actual, double requested) {}

    /** @throws io.github.stepscale.validation.InvalidValueException if a number is out of range */
    public Objective {
        new Validator()
                .require(
                        maxExcess.orElse(0) >= 0 && maxExcess.orElse(0) < 1,
                        "maxExcess",
                        PlainNumbers.rounded(maxExcess.orElse(0), 6)
                                + " is not allowed: 0 to less than 1, or 0% to less than 100%, is",
                        "Write a share of the requests, such as 1%")
                .require(
                        maxWait.orElse(0) >= 0 && Double.isFinite(maxWait.orElse(0)),
                        "maxWait",
                        PlainNumbers.rounded(maxWait.orElse(0), 6) + " minutes are not allowed: 0 or more are",
                        "Write a number of minutes")
                .require(
                        maxInstanceHours.orElse(1) > 0 && Double.isFinite(maxInstanceHours.orElse(1)),
                        "maxInstanceHours",
                        PlainNumbers.rounded(maxInstanceHours.orElse(1), 6) + " is not allowed: more than 0 is",
                        "Write a number of hours")
                .throwIfAny();
    }

    /** Whether there is any limit. */
    public boolean isAny() {
        return maxExcess.isPresent() || maxWait.isPresent() || maxInstanceHours.isPresent() || latency.isPresent();
    }

    /**
     * The largest number of requests above capacity that {@code maxExcess} allows: the largest whose share of all
     * requests, as a double, is at most the share allowed, so that comparing requests and comparing shares give the
     * same answer. A share of 0 allows none.
     *
     * @param requests all requests, at least 0
     * @return empty without {@code maxExcess}
     */
    public OptionalDouble maxExcessRequests(double requests) {
        return maxExcess.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(largestPart(requests, maxExcess.getAsDouble()));
    }

    /**
     * The largest number of requests that need not keep the limit of the latency: the largest whose share of all requests,
     * as a double, is at most 1 minus the share that has to keep it. That difference is one of decimals, as they are
     * written: for 0.9 it is 0.1.
     *
     * @param requests all requests, at least 0
     * @return empty without a limit of the latency
     */
    OptionalDouble maxLateRequests(double requests) {
        return latency.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(largestPart(requests, latency.get().maxLateFraction()));
    }

    /**
     * The largest number of requests whose share of all requests, as a double, is at most a given share.
     *
     * @param whole all requests, at least 0
     * @param share at least 0; a share of 0 allows none
     */
    public static double largestPart(double whole, double share) {
        // Halves the range of bits: at least 0, doubles have the order of their bits, and quotients follow it.
        // A tiny part of a large whole is a share of 0 too, as a double: nothing is not a tiny part.
        if (share == 0) {
            return 0;
        }
        long low = 0;
        long high = Double.doubleToLongBits(whole);
        while (low + 1 < high) {
            long middle = low + (high - low) / 2;
            if (Double.longBitsToDouble(middle) / whole <= share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return Double.longBitsToDouble(low);
    }

    /** Returns the limits that a run exceeds; an unknown number counts as exceeding. */
    public List<Miss> misses(Summary summary) {
        return Stream.of(
                        miss("maxExcess", summary.excessFraction().orElse(Double.NaN), maxExcess),
                        miss("maxWait", summary.longestWaitMinutes().orElse(Double.NaN), maxWait),
                        miss("maxInstanceHours", summary.instanceHours(), maxInstanceHours),
                        latency.flatMap(limit -> missedLatency(summary, limit)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Miss> missedLatency(Summary summary, LatencyObjective limit) {
        double kept = summary.latencyKeptFraction().orElse(Double.NaN);
        return kept >= limit.requests() ? Optional.empty() : Optional.of(new Miss(LATENCY, kept, limit.requests()));
    }

    private static Optional<Miss> miss(String key, double actual, OptionalDouble requested) {
        return requested.isEmpty() || actual <= requested.getAsDouble()
                ? Optional.empty()
                : Optional.of(new Miss(key, actual, requested.getAsDouble()));
    }
}
