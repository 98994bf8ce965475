package io.github.stepscale.policy.rule;

import java.util.OptionalInt;

/** What the number of a step means, and the arithmetic that follows. */
public enum AdjustmentType {
    /** The number is added: {@code change}. */
    CHANGE_IN_CAPACITY("ChangeInCapacity", "change") {
        @Override
        public long apply(int capacity, int adjustment, OptionalInt minAdjustmentMagnitude) {
            return (long) capacity + adjustment;
        }
    },
    /** The number is a percentage of the capacity, and that is added: {@code percent}. */
    PERCENT_CHANGE_IN_CAPACITY("PercentChangeInCapacity", "percent") {
        /**
         * The change, not the result, is rounded: toward zero, but a change that is not zero is never smaller than one,
         * nor than {@code minAdjustmentMagnitude}, whose sign follows the percentage. A percentage of zero is zero, and
         * no minimum lifts it.
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
    /** The number is the new capacity: {@code capacity}. */
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

    /** The name in AWS's API, such as {@code ChangeInCapacity}. */
    public String awsName() {
        return awsName;
    }

    /** The key of a step in {@code stepscale.yaml}, such as {@code change}. */
    public String key() {
        return key;
    }

    /**
     * The capacity that follows, before it is clamped to a range.
     *
     * @param capacity the present capacity, at least 0
     * @param adjustment the number of the step
     * @param minAdjustmentMagnitude the least change, for percentages only
     */
    public abstract long apply(int capacity, int adjustment, OptionalInt minAdjustmentMagnitude);

    /** The adjustment for people: {@code +1}, {@code -30 %}, {@code = 4}, or {@code hold}. */
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
