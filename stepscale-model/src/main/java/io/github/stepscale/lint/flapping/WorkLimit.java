package io.github.stepscale.lint.flapping;

/** A bound on work, for ranges of thousands. */
final class WorkLimit {
    private long left;

    WorkLimit(long left) {
        this.left = left;
    }

    /** Whether there is some left; takes one. */
    boolean spend() {
        return spend(1);
    }

    /** Whether there is so much left; takes it. */
    boolean spend(long work) {
        left -= work;
        return left >= 0;
    }

    /** Whether it was not enough. */
    boolean isSpent() {
        return left < 0;
    }
}
