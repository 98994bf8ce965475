package io.github.stepscale.operation.calibrate;

import java.util.OptionalLong;

/**
 * Which rates are tried, in whole requests a minute: each is higher than the one before until one is too much; then the gap
 * is halved, in ratio, until it is a tenth. No rate above one that was too much is tried again.
 */
final class KneeSearch {
    /** How far the rate that was too much may be above the one that was not. */
    static final double CLOSE = 1.1;

    private final double growth;
    private final long ceiling;
    private OptionalLong next;
    private OptionalLong good = OptionalLong.empty();
    private OptionalLong bad = OptionalLong.empty();

    /**
     * Starts with the lowest rate.
     *
     * @param start at least 1, at most the ceiling
     * @param growth by which a rate that was not too much is multiplied, above {@link #CLOSE}
     */
    KneeSearch(long start, double growth, long ceiling) {
        this.next = OptionalLong.of(start);
        this.growth = growth;
        this.ceiling = ceiling;
    }

    /** What to try now; empty if nothing is left to try. */
    OptionalLong next() {
        return next;
    }

    /** What was tried was not too much. */
    void met() {
        good = next;
        next = bad.isPresent() ? between() : higher();
    }

    /** What was tried was too much. */
    void missed() {
        bad = next;
        next = good.isPresent() ? between() : OptionalLong.empty();
    }

    /** The highest rate that was not too much. */
    OptionalLong good() {
        return good;
    }

    /** The lowest rate that was too much. */
    OptionalLong bad() {
        return bad;
    }

    private OptionalLong higher() {
        long last = good.orElseThrow();
        long rate = Math.min(ceiling, Math.max(last + 1, (long) (last * growth)));
        return rate > last ? OptionalLong.of(rate) : OptionalLong.empty();
    }

    private OptionalLong between() {
        long low = good.orElseThrow();
        long high = bad.orElseThrow();
        if (high <= low * CLOSE || high - low <= 1) {
            return OptionalLong.empty();
        }
        long middle = Math.round(Math.sqrt((double) low * high));
        return OptionalLong.of(Math.max(low + 1, Math.min(high - 1, middle)));
    }
}
