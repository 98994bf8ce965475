package io.github.stepscale.lint.flapping;

import io.github.stepscale.lint.rule.Interval;

/**
 * What happens at a capacity under some loads.
 *
 * @param from the capacity
 * @param to the capacity that follows
 * @param loads the loads under which it does: the metric is the load divided by the capacity
 */
record Move(int from, int to, Interval loads) {

    /** 1 for more capacity, -1 for less. */
    int direction() {
        return Integer.compare(to, from);
    }

    /** The same move under those of its loads that belong to {@code some} as well. */
    Move under(Interval some) {
        return new Move(from, to, loads.and(some));
    }
}
