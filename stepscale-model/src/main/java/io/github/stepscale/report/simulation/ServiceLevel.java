package io.github.stepscale.report.simulation;

import io.github.stepscale.simulation.Objective;
import io.github.stepscale.simulation.Summary;
import java.util.OptionalDouble;

/**
 * What has to be served so that a cost may be compared with that of the policy: what was asked, or what the policy
 * served where that is worse; where nothing is asked, what the policy served.
 *
 * @param excess the most requests above capacity; {@link Double#NaN} if it is not known
 * @param maxWait the longest wait; likewise
 */
record ServiceLevel(double excess, double maxWait) {

    /**
     * The level of a policy.
     *
     * @param queues whether requests wait instead of coming above capacity
     */
    static ServiceLevel of(Objective objective, Summary policy, boolean queues) {
        boolean nothing = objective.maxExcess().isEmpty() && objective.maxWait().isEmpty();
        return new ServiceLevel(
                level(objective.maxExcessRequests(policy.requests()), excess(policy), nothing && !queues),
                level(objective.maxWait(), wait(policy), nothing && queues));
    }

    /** Whether it can be said at all who serves it. */
    boolean isKnown() {
        return !Double.isNaN(excess) && !Double.isNaN(maxWait);
    }

    boolean isServedBy(Summary summary) {
        return excess(summary) <= excess && wait(summary) <= maxWait;
    }

    private static double level(OptionalDouble asked, double served, boolean compared) {
        if (asked.isPresent()) {
            return Math.max(asked.getAsDouble(), served);
        }
        return compared ? served : Double.POSITIVE_INFINITY;
    }

    private static double excess(Summary summary) {
        return summary.excessRequests().orElse(Double.NaN);
    }

    private static double wait(Summary summary) {
        return summary.longestWaitMinutes().orElse(Double.NaN);
    }
}
