package io.github.stepscale.operation.calibrate;

import java.util.OptionalLong;

/**
 * Chooses the rates to try, in whole requests per minute: each is higher than the one before until one is missed; then halves the
 * gap, in ratio, until it is a tenth. Never exceeds a rate that was missed.
 */
final class KneeSearch {
    /** The ratio of the lowest missed rate to the highest met one at which the search ends. */
    static final double CLOSE = 1.1;

    private final double growth;
    private final long ceiling;
    private OptionalLong next;
    private OptionalLong highestMet = OptionalLong.empty();
    private OptionalLong lowestMissed = OptionalLong.empty();

    /**
     * Starts with the lowest rate.
     *
     * @param start at least 1, at most the ceiling
     * @param growth the factor from a rate that was met to the next, above {@link #CLOSE}
     */
    KneeSearch(long start, double growth, long ceiling) {
        this.next = OptionalLong.of(start);
        this.growth = growth;
        this.ceiling = ceiling;
    }

    /** Returns the next rate; empty at the end of the search. */
    OptionalLong next() {
        return next;
    }

    /** Records that the rate was met. */
    void recordMet() {
        highestMet = next;
        next = lowestMissed.isPresent() ? between() : higher();
    }

    /** Records that the rate was missed. */
    void recordMissed() {
        lowestMissed = next;
        next = highestMet.isPresent() ? between() : OptionalLong.empty();
    }

    /** Returns the highest rate that was met. */
    OptionalLong highestMet() {
        return highestMet;
    }

    /** Returns the lowest rate that was missed. */
    OptionalLong lowestMissed() {
        return lowestMissed;
    }

    private OptionalLong higher() {
        long last = highestMet.orElseThrow();
        long rate = Math.min(ceiling, Math.max(last + 1, (long) (last * growth)));
        return rate > last ? OptionalLong.of(rate) : OptionalLong.empty();
    }

    private OptionalLong between() {
        long low = highestMet.orElseThrow();
        long high = lowestMissed.orElseThrow();
        if (high <= low * CLOSE || high - low <= 1) {
            return OptionalLong.empty();
        }
        long middle = Math.round(Math.sqrt((double) low * high));
        return OptionalLong.of(Math.max(low + 1, Math.min(high - 1, middle)));
    }
}
