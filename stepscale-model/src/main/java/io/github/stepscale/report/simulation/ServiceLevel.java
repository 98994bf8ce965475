package io.github.stepscale.report.simulation;

import io.github.stepscale.simulation.Objective;
import io.github.stepscale.simulation.Summary;
import java.util.OptionalDouble;

/**
 * The service level that a reference must reach for its cost to be compared with that of the policy: the objective, or
 * the result of the policy where that is worse or where there is no objective.
 *
 * @param excess the maximum number of requests above capacity; {@link Double#NaN} if unknown
 * @param maxWait the maximum wait in minutes; {@link Double#NaN} if unknown
 * @param latencyKept the minimum share of the requests that keeps the limit of the latency; 0 without one; {@link Double#NaN}
 *     if unknown
 */
record ServiceLevel(double excess, double maxWait, double latencyKept) {
    private static final double ANY = Double.POSITIVE_INFINITY;

    /**
     * Returns the level for a policy.
     *
     * @param queues whether requests wait in a queue instead of being above capacity
     */
    static ServiceLevel of(Objective objective, Summary policy, boolean queues) {
        boolean nothing = objective.maxExcess().isEmpty()
                && objective.maxWait().isEmpty()
                && objective.latency().isEmpty();
        return new ServiceLevel(
                level(objective.maxExcessRequests(policy.requests()), excess(policy), nothing && !queues),
                level(objective.maxWait(), wait(policy), nothing && queues),
                objective
                        .latency()
                        .map(limit -> Math.min(limit.requests(), latencyKept(policy)))
                        .orElse(0.0));
    }

    /** Whether the level is known, so that references can be compared. */
    boolean isKnown() {
        return !Double.isNaN(excess) && !Double.isNaN(maxWait) && !Double.isNaN(latencyKept);
    }

    boolean isReachedBy(Summary summary) {
        return (excess == ANY || excess(summary) <= excess)
                && (maxWait == ANY || wait(summary) <= maxWait)
                && (latencyKept == 0 || latencyKept(summary) >= latencyKept);
    }

    private static double level(OptionalDouble limit, double actual, boolean compared) {
        if (limit.isPresent()) {
            return Math.max(limit.getAsDouble(), actual);
        }
        return compared ? actual : ANY;
    }

    private static double excess(Summary summary) {
        return summary.excessRequests().orElse(Double.NaN);
    }

    private static double latencyKept(Summary summary) {
        return summary.latencyKeptFraction().orElse(Double.NaN);
    }

    private static double wait(Summary summary) {
        return summary.longestWaitMinutes().orElse(Double.NaN);
    }
}
