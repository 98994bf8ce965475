package io.github.stepscale.tuning;

import io.github.stepscale.validation.Validator;

/**
 * The range that a delay may have.
 *
 * @param from the shortest delay in minutes, at least 0
 * @param to the longest delay in minutes, at least {@code from}
 */
public record DelayRange(int from, int to) {

    /** @throws io.github.stepscale.validation.InvalidValueException if the range is upside down or below 0 */
    public DelayRange {
        new Validator()
                .require(from >= 0, "from", () -> from + " minutes is below 0", "Write 0 or more")
                .require(
                        from <= to,
                        Validator.TOGETHER,
                        "from",
                        () -> from + " minutes is above the end of the range, " + to,
                        "Swap the two")
                .throwIfAny();
    }

    /** Returns a minute to both sides of a delay, not below 0. */
    public static DelayRange around(int delay) {
        return new DelayRange(Math.max(0, delay - 1), delay + 1);
    }
}
