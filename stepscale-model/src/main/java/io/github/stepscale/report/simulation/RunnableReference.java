package io.github.stepscale.report.simulation;

import io.github.stepscale.simulation.Summary;
import io.github.stepscale.text.ReadableNumbers;

/**
 * A reference that could run in place of the policy, compared with it.
 *
 * @param name its name in texts
 * @param summary the summary of the reference
 * @param policy the summary of the policy
 * @param hour the name of an hour of one unit of capacity
 */
record RunnableReference(String name, Summary summary, Summary policy, String hour) {

    boolean costsNoMore() {
        return summary.instanceMinutes() <= policy.instanceMinutes();
    }

    /** {@code 120 instance-hours, 10 % less}. */
    String cost() {
        return ReadableNumbers.of(summary.instanceHours(), hour) + ", " + difference();
    }

    private String difference() {
        long more = summary.instanceMinutes() - policy.instanceMinutes();
        if (more == 0) {
            return "exactly as much";
        }
        if (policy.instanceMinutes() == 0) {
            return "where the policy costs nothing";
        }
        double share = Math.abs((double) more) / policy.instanceMinutes();
        return ReadableNumbers.percent(share) + (more > 0 ? " more" : " less");
    }
}
