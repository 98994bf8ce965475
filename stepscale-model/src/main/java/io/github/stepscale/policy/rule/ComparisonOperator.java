package io.github.stepscale.policy.rule;

import java.math.BigDecimal;

/** The comparison operator of an alarm: the four operators that scaling alarms may use. */
public enum ComparisonOperator {
    GREATER_THAN_OR_EQUAL_TO_THRESHOLD("GreaterThanOrEqualToThreshold", ">=", ScalingDirection.OUT, true),
    GREATER_THAN_THRESHOLD("GreaterThanThreshold", ">", ScalingDirection.OUT, false),
    LESS_THAN_OR_EQUAL_TO_THRESHOLD("LessThanOrEqualToThreshold", "<=", ScalingDirection.IN, true),
    LESS_THAN_THRESHOLD("LessThanThreshold", "<", ScalingDirection.IN, false);

    private final String awsName;
    private final String symbol;
    private final ScalingDirection side;
    private final boolean inclusive;

    ComparisonOperator(String awsName, String symbol, ScalingDirection side, boolean inclusive) {
        this.awsName = awsName;
        this.symbol = symbol;
        this.side = side;
        this.inclusive = inclusive;
    }

    /** The name in the API, such as {@code GreaterThanThreshold}. */
    public String awsName() {
        return awsName;
    }

    /** The symbol, such as {@code >=}. */
    public String symbol() {
        return symbol;
    }

    /**
     * The side of the threshold that breaches: {@link ScalingDirection#OUT} above it, {@link ScalingDirection#IN} below
     * it.
     */
    public ScalingDirection side() {
        return side;
    }

    /** Whether the threshold itself breaches. */
    public boolean inclusive() {
        return inclusive;
    }

    /** Whether {@code value} breaches {@code threshold}. */
    public boolean breaches(BigDecimal value, BigDecimal threshold) {
        int compared = value.compareTo(threshold);
        return compared == 0 ? inclusive : compared > 0 == (side == ScalingDirection.OUT);
    }
}
