package io.github.stepscale.policy;

import java.math.BigDecimal;

/** How an alarm compares a datapoint with its threshold: the four operators that may carry a scaling action. */
public enum Comparison {
    GREATER_THAN_OR_EQUAL_TO_THRESHOLD("GreaterThanOrEqualToThreshold", ">=", Direction.OUT, true),
    GREATER_THAN_THRESHOLD("GreaterThanThreshold", ">", Direction.OUT, false),
    LESS_THAN_OR_EQUAL_TO_THRESHOLD("LessThanOrEqualToThreshold", "<=", Direction.IN, true),
    LESS_THAN_THRESHOLD("LessThanThreshold", "<", Direction.IN, false);

    private final String awsName;
    private final String symbol;
    private final Direction side;
    private final boolean inclusive;

    Comparison(String awsName, String symbol, Direction side, boolean inclusive) {
        this.awsName = awsName;
        this.symbol = symbol;
        this.side = side;
        this.inclusive = inclusive;
    }

    /** The name in AWS's API, such as {@code GreaterThanThreshold}. */
    public String awsName() {
        return awsName;
    }

    /** The sign for people, such as {@code >=}. */
    public String symbol() {
        return symbol;
    }

    /** {@link Direction#OUT} for the operators that fire above the threshold, {@link Direction#IN} for those below. */
    public Direction side() {
        return side;
    }

    /** Whether the threshold itself breaches. */
    public boolean inclusive() {
        return inclusive;
    }

    /** Whether {@code value} breaches {@code threshold}. */
    public boolean breaches(BigDecimal value, BigDecimal threshold) {
        int compared = value.compareTo(threshold);
        return compared == 0 ? inclusive : compared > 0 == (side == Direction.OUT);
    }
}
