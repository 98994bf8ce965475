package io.github.stepscale.lint.flapping;

/** A bound on work, for ranges of thousands. */
final class Budget {
    private int left;

    Budget(int left) {
        this.left = left;
    }

    /** Whether there is some left; takes one. */
    boolean spend() {
        left--;
        return left >= 0;
    }
}
