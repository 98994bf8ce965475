package io.github.stepscale.tuning.edit;

import io.github.stepscale.simulation.Objective;
import io.github.stepscale.simulation.RunLimit;
import io.github.stepscale.simulation.Summary;
import io.github.stepscale.simulation.Timeline;

/**
 * What edits are compared by: requests above capacity, else the share of late requests, else the longest wait in minutes,
 * whichever of them the objective limits first.
 *
 * @param objective the objective, with at least one of these limits
 * @param allowed the largest shortage that the objective allows
 */
record EditGoal(Objective objective, double allowed) {

    /** @param requests all requests of the traffic */
    static EditGoal of(Objective objective, double requests) {
        double allowed = objective
                .maxExcessRequests(requests)
                .orElseGet(() -> objective
                        .latency()
                        .map(limit -> 1 - limit.requests())
                        .orElseGet(() -> objective.maxWait().orElseThrow()));
        return new EditGoal(objective, allowed);
    }

    /** Whether an objective has a limit that edits can be looked for. */
    static boolean exists(Objective objective) {
        return objective.maxExcess().isPresent()
                || objective.latency().isPresent()
                || objective.maxWait().isPresent();
    }

    /** Whether the shortage can be read from a timeline alone. */
    boolean countsExcess() {
        return objective.maxExcess().isPresent();
    }

    /** The shortage of a run; infinite if it is unknown. */
    double shortage(Summary summary) {
        if (countsExcess()) {
            return summary.excessRequests().orElse(Double.POSITIVE_INFINITY);
        }
        return objective.latency().isPresent()
                ? 1 - summary.latencyKeptFraction().orElse(Double.NEGATIVE_INFINITY)
                : summary.longestWaitMinutes().orElse(Double.POSITIVE_INFINITY);
    }

    static double excess(Timeline timeline) {
        double sum = 0;
        for (int minute = 0; minute < timeline.minutes(); minute++) {
            sum += timeline.excess(minute);
        }
        return sum;
    }

    boolean isMetBy(Summary summary) {
        return objective.misses(summary).isEmpty();
    }

    /**
     * Stops runs that have become worse than what is of interest.
     *
     * @param maxShortage in requests above capacity; of no effect on other shortages
     * @param maxMinutes paid instance-minutes
     * @param paidAlways the instances that are paid in every minute at least
     */
    RunLimit limit(double maxShortage, long maxMinutes, int paidAlways) {
        boolean counts = countsExcess();
        return new RunLimit() {
            private double sum;

            @Override
            public boolean proceeds(Timeline timeline, int from, int to) {
                if (counts) {
                    for (int minute = from; minute < to; minute++) {
                        sum += timeline.excess(minute);
                    }
                }
                long least = timeline.instanceMinutes() + (long) paidAlways * (timeline.minutes() - to);
                return sum <= maxShortage && least <= maxMinutes;
            }
        };
    }
}
