package io.github.stepscale.simulation;

/**
 * The goal of a reference: the objective or, without one, the service level of the policy. Requests are compared with
 * requests, never with a multiplied share.
 *
 * @param excess maximum requests above capacity
 * @param longestWait maximum wait in minutes
 * @param instanceHours maximum paid instance-hours
 */
record ReferenceGoal(double excess, double longestWait, double instanceHours) {
    private static final double ANY = Double.POSITIVE_INFINITY;

    /**
     * Returns the goal of the references.
     *
     * @param queues whether requests wait instead of coming above capacity
     */
    static ReferenceGoal of(Objective objective, Summary policy, boolean queues) {
        if (!objective.isAny()) {
            return queues
                    ? new ReferenceGoal(ANY, policy.longestWaitMinutes().orElseThrow(), ANY)
                    : new ReferenceGoal(policy.excessRequests().orElseThrow(), ANY, ANY);
        }
        return new ReferenceGoal(
                objective.maxExcessRequests(policy.requests()).orElse(ANY),
                objective.maxWait().orElse(ANY),
                objective.maxInstanceHours().orElse(ANY));
    }

    /** Whether the service level meets the goal; an unknown number does not. */
    boolean isServedBy(Summary summary) {
        return (excess == ANY || summary.excessRequests().orElse(Double.NaN) <= excess)
                && (longestWait == ANY || summary.longestWaitMinutes().orElse(Double.NaN) <= longestWait);
    }

    /** Whether service level and cost meet the goal. */
    boolean isMetBy(Summary summary) {
        return isServedBy(summary) && summary.instanceHours() <= instanceHours;
    }
}
