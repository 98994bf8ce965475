package io.github.stepscale.policy.rule;

import java.util.OptionalInt;

/**
 * The adjustment type of a step scaling policy, with its arithmetic (Application Auto Scaling API Reference,
 * AdjustmentType).
 */
public enum AdjustmentType {
    /** Adds the number to the capacity: {@code change}. */
    CHANGE_IN_CAPACITY("ChangeInCapacity", "change") {
        @Override
        public long apply(int capacity, int adjustment, OptionalInt minAdjustmentMagnitude) {
            return (long) capacity + adjustment;
        }
    },
    /** Adds a percentage of the capacity: {@code percent}. */
    PERCENT_CHANGE_IN_CAPACITY("PercentChangeInCapacity", "percent") {
        /**
         * Rounds the change, not the result, toward zero. A change other than zero is at least 1 and at least {@code
         * minAdjustmentMagnitude} in magnitude. A change of zero stays zero, also with a minimum.
         */
        @Override
        public long apply(int capacity, int adjustment, OptionalInt minAdjustmentMagnitude) {
            long hundredths = (long) capacity * adjustment;
            if (hundredths == 0) {
                return capacity;
            }
            long magnitude = Math.max(Math.abs(hundredths) / 100, Math.max(1, minAdjustmentMagnitude.orElse(1)));
            return capacity + Long.signum(hundredths) * magnitude;
        }
    },
    /** Sets the capacity to the number: {@code capacity}. */
    EXACT_CAPACITY("ExactCapacity", "capacity") {
        @Override
        public long apply(int capacity, int adjustment, OptionalInt minAdjustmentMagnitude) {
            return adjustment;
        }
    };

    private final String awsName;
    private final String key;

    AdjustmentType(String awsName, String key) {
        this.awsName = awsName;
        this.key = key;
    }

    /** The name in the API, such as {@code ChangeInCapacity}. */
    public String awsName() {
        return awsName;
    }

    /** The key of a step in {@code stepscale.yaml}, such as {@code change}. */
    public String key() {
        return key;
    }

    /**
     * Returns the new capacity before it is clamped to the range.
     *
     * @param capacity the current capacity, at least 0
     * @param adjustment the number of the step
     * @param minAdjustmentMagnitude the minimum change; for percentages only
     */
    public abstract long apply(int capacity, int adjustment, OptionalInt minAdjustmentMagnitude);

    /** Describes an adjustment: {@code +1}, {@code -30 %}, {@code = 4}, or {@code hold}. */
    public String describe(int adjustment) {
        if (this == EXACT_CAPACITY) {
            return "= " + adjustment;
        }
        if (adjustment == 0) {
            return "hold";
        }
        String signed = adjustment > 0 ? "+" + adjustment : String.valueOf(adjustment);
        return this == PERCENT_CHANGE_IN_CAPACITY ? signed + " %" : signed;
    }
}
