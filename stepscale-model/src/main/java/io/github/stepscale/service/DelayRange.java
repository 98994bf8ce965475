package io.github.stepscale.service;

import io.github.stepscale.validation.Validator;

/**
 * The range that a delay may have, in whole minutes.
 *
 * @param from the shortest delay
 * @param to the longest delay, at least {@code from}
 */
public record DelayRange(int from, int to) {

    /** @throws io.github.stepscale.validation.InvalidValueException if the range is upside down */
    public DelayRange {
        new Validator()
                .require(
                        from <= to,
                        Validator.TOGETHER,
                        "from",
                        () -> from + " minutes is above the end of the range, " + to,
                        "Swap the two")
                .throwIfAny();
    }

    /** Returns a range of one delay. */
    public static DelayRange of(int minutes) {
        return new DelayRange(minutes, minutes);
    }

    /** Whether it is one delay. */
    public boolean isSingle() {
        return from == to;
    }

    /** Whether a delay is in the range. */
    public boolean contains(int minutes) {
        return from <= minutes && minutes <= to;
    }

    /** Returns the range with a minute more to both sides, within 0 and {@link Service#MAX_DELAY}. */
    public DelayRange widened() {
        return new DelayRange(Math.max(0, from - 1), Math.min(Service.MAX_DELAY, to + 1));
    }

    /** Returns {@code 9}, or {@code 4 to 9}. */
    @Override
    public String toString() {
        return isSingle() ? Integer.toString(to) : from + " to " + to;
    }
}
