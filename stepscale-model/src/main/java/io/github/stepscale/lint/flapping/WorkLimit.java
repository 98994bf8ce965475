package io.github.stepscale.lint.flapping;

/** A limit on work, for ranges of thousands of capacities. */
final class WorkLimit {
    private long left;

    WorkLimit(long left) {
        this.left = left;
    }

    /** Spends one unit, and returns whether it was left. */
    boolean spend() {
        return spend(1);
    }

    /** Spends an amount, and returns whether so much was left. */
    boolean spend(long work) {
        left -= work;
        return left >= 0;
    }

    /** Whether more was spent than available. */
    boolean isSpent() {
        return left < 0;
    }
}
