package io.github.stepscale.maven;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts the stacks whose tuned policy is written. Thread-safe. */
final class TunedStacks {
    private final AtomicInteger complete = new AtomicInteger();
    private final AtomicInteger incomplete = new AtomicInteger();

    /**
     * Counts one.
     *
     * @param searched whether its search ended by itself
     */
    void add(boolean searched) {
        (searched ? complete : incomplete).incrementAndGet();
    }

    /** What somebody who ended the goal has to know. */
    String atStop() {
        if (incomplete.get() > 0) {
            return Messages.TUNED_UNTIL_STOPPED;
        }
        return complete.get() > 0 ? Messages.TUNED_BEFORE_STOPPED : Messages.NOTHING_TUNED;
    }
}
