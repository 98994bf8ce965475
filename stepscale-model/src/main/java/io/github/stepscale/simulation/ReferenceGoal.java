package io.github.stepscale.simulation;

/**
 * The goal of a reference: the objective or, without one, the service level of the policy. Requests are compared with
 * requests, never with a multiplied share.
 *
 * @param excess maximum requests above capacity
 * @param longestWait maximum wait in minutes
 * @param instanceHours maximum paid instance-hours
 * @param latencyKept minimum share of the requests that keeps the limit of the latency; 0 without such a limit
 */
record ReferenceGoal(double excess, double longestWait, double instanceHours, double latencyKept) {
    private static final double ANY = Double.POSITIVE_INFINITY;

    /**
     * Returns the goal of the references.
     *
     * @param queues whether requests wait instead of coming above capacity
     */
    static ReferenceGoal of(Objective objective, Summary policy, boolean queues) {
        if (!objective.isAny()) {
            return queues
                    ? new ReferenceGoal(ANY, policy.longestWaitMinutes().orElseThrow(), ANY, 0)
                    : new ReferenceGoal(policy.excessRequests().orElseThrow(), ANY, ANY, 0);
        }
        return new ReferenceGoal(
                objective.maxExcessRequests(policy.requests()).orElse(ANY),
                objective.maxWait().orElse(ANY),
                objective.maxInstanceHours().orElse(ANY),
                objective.latency().map(LatencyObjective::requests).orElse(0.0));
    }

    /**
     * Whether more instances never serve worse in a constant range. It is not so of latencies, which may
     * be longer at a lower rate.
     */
    boolean isEasierWithMore() {
        return latencyKept == 0;
    }

    /** Whether the service level meets the goal; an unknown number does not. */
    boolean isServedBy(Summary summary) {
        return (excess == ANY || summary.excessRequests().orElse(Double.NaN) <= excess)
                && (longestWait == ANY || summary.longestWaitMinutes().orElse(Double.NaN) <= longestWait)
                && (latencyKept == 0 || summary.latencyKeptFraction().orElse(Double.NaN) >= latencyKept);
    }

    /** Whether service level and cost meet the goal. */
    boolean isMetBy(Summary summary) {
        return isServedBy(summary) && summary.instanceHours() <= instanceHours;
    }
}
