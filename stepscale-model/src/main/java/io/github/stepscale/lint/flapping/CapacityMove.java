package io.github.stepscale.lint.flapping;

import io.github.stepscale.plan.Interval;

/**
 * A change of capacity under some constant loads.
 *
 * @param from the capacity before
 * @param to the capacity after
 * @param loads the loads that cause it; the metric is the load divided by the capacity
 */
record CapacityMove(int from, int to, Interval loads) {

    /** 1 for more capacity, -1 for less. */
    int direction() {
        return Integer.compare(to, from);
    }

    /** Returns the same move, limited to the loads in {@code some}. */
    CapacityMove under(Interval some) {
        return new CapacityMove(from, to, loads.and(some));
    }
}
