package io.github.stepscale.policy.rule;

/** How Application Auto Scaling aggregates the datapoints of an alarm into one value. */
public enum MetricAggregationType {
    /** The default of AWS. */
    AVERAGE("Average"),
    MINIMUM("Minimum"),
    MAXIMUM("Maximum");

    private final String awsName;

    MetricAggregationType(String awsName) {
        this.awsName = awsName;
    }

    /** The name in the API. */
    public String awsName() {
        return awsName;
    }
}
