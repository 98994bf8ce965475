package io.github.stepscale.importing.template;

/** Bounds what is made of one template: short texts can be repeated into very long ones, and values refer to values. */
final class Budget {
    private static final long MAX_SIZE = 16_000_000;
    private static final int MAX_DEPTH = 200;

    private long size = MAX_SIZE;
    private int depth;

    /** Takes a number of characters or values; false if there are not that many left, and from then on. */
    boolean take(long number) {
        size = Math.max(-1, size - number);
        return size >= 0;
    }

    /** Whether it was asked for more than there is. What is made from then on is not made whole. */
    boolean isExhausted() {
        return size < 0;
    }

    /** Begins a value within another; false if they are nested too deeply. */
    boolean enter() {
        depth++;
        return depth <= MAX_DEPTH;
    }

    /** Ends it. */
    void leave() {
        depth--;
    }
}
