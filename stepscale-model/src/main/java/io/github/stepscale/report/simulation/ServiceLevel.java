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
 */
record ServiceLevel(double excess, double maxWait) {

    /**
     * Returns the level for a policy.
     *
     * @param queues whether requests wait in a queue instead of being above capacity
     */
    static ServiceLevel of(Objective objective, Summary policy, boolean queues) {
        boolean nothing = objective.maxExcess().isEmpty() && objective.maxWait().isEmpty();
        return new ServiceLevel(
                level(objective.maxExcessRequests(policy.requests()), excess(policy), nothing && !queues),
                level(objective.maxWait(), wait(policy), nothing && queues));
    }

    /** Whether the level is known, so that references can be compared. */
    boolean isKnown() {
        return !Double.isNaN(excess) && !Double.isNaN(maxWait);
    }

    boolean isReachedBy(Summary summary) {
        return excess(summary) <= excess && wait(summary) <= maxWait;
    }

    private static double level(OptionalDouble limit, double actual, boolean compared) {
        if (limit.isPresent()) {
            return Math.max(limit.getAsDouble(), actual);
        }
        return compared ? actual : Double.POSITIVE_INFINITY;
    }

    private static double excess(Summary summary) {
        return summary.excessRequests().orElse(Double.NaN);
    }

    private static double wait(Summary summary) {
        return summary.longestWaitMinutes().orElse(Double.NaN);
    }
}
