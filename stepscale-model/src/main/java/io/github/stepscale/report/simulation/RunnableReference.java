package io.github.stepscale.report.simulation;

import io.github.stepscale.simulation.Summary;
import io.github.stepscale.text.Numbers;

/**
 * A reference that someone could run in place of the policy, beside it.
 *
 * @param name for people
 * @param summary of the reference
 * @param policy summary of the policy
 * @param hour what an hour of a unit of capacity is called
 */
record RunnableReference(String name, Summary summary, Summary policy, String hour) {

    boolean isNoDearer() {
        return summary.instanceMinutes() <= policy.instanceMinutes();
    }

    /** {@code 120 instance-hours, 10 % less}. */
    String cost() {
        return Numbers.of(summary.instanceHours(), hour) + ", " + difference();
    }

    private String difference() {
        long more = summary.instanceMinutes() - policy.instanceMinutes();
        if (more == 0) {
            return "exactly as much";
        }
        if (policy.instanceMinutes() == 0) {
            return "where the policy pays nothing";
        }
        double share = Math.abs((double) more) / policy.instanceMinutes();
        return Numbers.percent(share) + (more > 0 ? " more" : " less");
    }
}
