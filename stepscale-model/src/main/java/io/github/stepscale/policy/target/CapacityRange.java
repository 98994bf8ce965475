package io.github.stepscale.policy.target;

import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.validation.Validator;

/**
 * The range of the capacity, in instances, copies or units of provisioned concurrency.
 *
 * @param min at least 0; whether 0 is allowed depends on the target
 * @param max at least 1 and at least {@code min}
 */
public record CapacityRange(int min, int max) {

    /** @throws InvalidValueException if a bound is too low, or the minimum is above the maximum */
    public CapacityRange {
        new Validator()
                .require(min >= 0, "minCapacity", min + " is below 0", "Write 0 or more")
                .require(max >= 1, "maxCapacity", max + " is below 1", "Write 1 or more")
                .require(
                        min <= max || max < 1,
                        Validator.TOGETHER,
                        "minCapacity",
                        min + " is above maxCapacity " + max + ": it must be at most that",
                        "Raise maxCapacity or lower minCapacity")
                .throwIfAny();
    }

    /** Returns the nearest capacity in the range, as Application Auto Scaling clamps results to it. */
    public int clamp(long capacity) {
        return (int) Math.max(min, Math.min(max, capacity));
    }

    /** Whether {@code capacity} is in the range. */
    public boolean contains(int capacity) {
        return capacity >= min && capacity <= max;
    }
}
