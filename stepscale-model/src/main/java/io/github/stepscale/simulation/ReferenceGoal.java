package io.github.stepscale.simulation;

/**
 * What a reference has to reach: what is asked, or where nothing is asked what the policy reached. Requests are compared with
 * requests, never with a share multiplied back.
 *
 * @param excess the most requests above capacity
 * @param longestWait the longest wait, in minutes
 * @param instanceHours the most that may be paid
 */
record ReferenceGoal(double excess, double longestWait, double instanceHours) {
    private static final double ANY = Double.POSITIVE_INFINITY;

    /**
     * The aim of the references.
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
                objective.mostExcess(policy.requests()).orElse(ANY),
                objective.maxWait().orElse(ANY),
                objective.maxInstanceHours().orElse(ANY));
    }

    /** Whether the service is as good as is asked; what is not known is not. */
    boolean isServedBy(Summary summary) {
        return (excess == ANY || summary.excessRequests().orElse(Double.NaN) <= excess)
                && (longestWait == ANY || summary.longestWaitMinutes().orElse(Double.NaN) <= longestWait);
    }

    /** Whether all is as asked. */
    boolean isMetBy(Summary summary) {
        return isServedBy(summary) && summary.instanceHours() <= instanceHours;
    }
}
