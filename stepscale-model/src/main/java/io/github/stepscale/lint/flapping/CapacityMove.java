package io.github.stepscale.lint.flapping;

import io.github.stepscale.plan.Interval;

/**
 * What happens at a capacity under some loads.
 *
 * @param from the capacity
 * @param to the capacity that follows
 * @param loads the loads under which it does: the metric is the load divided by the capacity
 */
record CapacityMove(int from, int to, Interval loads) {

    /** 1 for more capacity, -1 for less. */
    int direction() {
        return Integer.compare(to, from);
    }

    /** The same move under those of its loads that belong to {@code some} as well. */
    CapacityMove under(Interval some) {
        return new CapacityMove(from, to, loads.and(some));
    }
}
