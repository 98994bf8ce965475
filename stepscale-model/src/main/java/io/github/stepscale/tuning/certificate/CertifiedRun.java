package io.github.stepscale.tuning.certificate;

import io.github.stepscale.simulation.Objective;
import io.github.stepscale.simulation.Summary;
import io.github.stepscale.traffic.Trace;
import io.github.stepscale.validation.Validator;
import java.util.OptionalDouble;

/**
 * Traffic, and the outcome of the policy on it as the simulation gives it.
 *
 * @param traffic the traffic
 * @param initialCapacity the instances of the first minute, at least 0
 * @param excessFraction the share of requests above capacity, 0 to 1
 * @param longestWaitMinutes the longest wait in minutes; absent if requests are not served within a day after the end
 * @param latencyKeptFraction the share of requests that keeps the limit of the latency, 0 to 1; absent without a limit
 * @param keepsObjective whether the objective of the certificate is kept
 * @param instanceMinutes paid instance-minutes, including starting instances
 * @param lowerBoundInstanceHours the proven lower bound of the instance-hours of every policy that keeps the objective;
 *     absent if none does, if it is not known, or if the search would be too large
 */
public record CertifiedRun(
        CertifiedTraffic traffic,
        int initialCapacity,
        OptionalDouble excessFraction,
        OptionalDouble longestWaitMinutes,
        OptionalDouble latencyKeptFraction,
        boolean keepsObjective,
        long instanceMinutes,
        OptionalDouble lowerBoundInstanceHours) {
    /** The largest instance-minutes: each whole number up to it is a double. */
    static final long MAX_INSTANCE_MINUTES = 1L << 53;

    /** @throws io.github.stepscale.validation.InvalidValueException if a value is out of range */
    public CertifiedRun {
        Validator checks = new Validator();
        requireShare(checks, excessFraction, "excessFraction");
        requireShare(checks, latencyKeptFraction, "latencyKeptFraction");
        requireAmount(checks, longestWaitMinutes, "longestWaitMinutes");
        requireAmount(checks, lowerBoundInstanceHours, "lowerBoundInstanceHours");
        checks.require(initialCapacity >= 0, "initialCapacity", "is below 0", "Write 0 or more")
                .require(
                        instanceMinutes >= 0 && instanceMinutes <= MAX_INSTANCE_MINUTES,
                        "instanceMinutes",
                        () -> instanceMinutes + " is not allowed: 0 to " + MAX_INSTANCE_MINUTES + " is",
                        "Write the paid instance-minutes")
                .throwIfAny();
    }

    /** Returns the outcome of a simulated run. */
    public static CertifiedRun of(
            Trace trace,
            int initialCapacity,
            Summary summary,
            Objective objective,
            OptionalDouble lowerBoundInstanceHours) {
        OptionalDouble wait = summary.longestWaitMinutes();
        return new CertifiedRun(
                CertifiedTraffic.of(trace),
                initialCapacity,
                summary.excessFraction(),
                wait.isPresent() && Double.isFinite(wait.getAsDouble()) ? wait : OptionalDouble.empty(),
                summary.latencyKeptFraction(),
                objective.misses(summary).isEmpty(),
                summary.instanceMinutes(),
                lowerBoundInstanceHours);
    }

    /** The paid instance-hours. */
    public double instanceHours() {
        return instanceMinutes / 60.0;
    }

    /** The mean of the paid instances, which compares the cost of traffic of different length. */
    public double meanInstances() {
        return instanceMinutes / (double) traffic.minutes();
    }

    /** The cost as a multiple of the lower bound; absent without one. */
    public OptionalDouble ratio() {
        return lowerBoundInstanceHours.orElse(0) > 0
                ? OptionalDouble.of(instanceHours() / lowerBoundInstanceHours.getAsDouble())
                : OptionalDouble.empty();
    }

    private static void requireShare(Validator checks, OptionalDouble share, String path) {
        checks.require(
                share.orElse(0) >= 0 && share.orElse(0) <= 1, path, "is not allowed: 0 to 1 is", "Write a share");
    }

    private static void requireAmount(Validator checks, OptionalDouble amount, String path) {
        checks.require(
                amount.orElse(0) >= 0 && Double.isFinite(amount.orElse(0)),
                path,
                "is not allowed: 0 or more is",
                "Write a number");
    }
}
