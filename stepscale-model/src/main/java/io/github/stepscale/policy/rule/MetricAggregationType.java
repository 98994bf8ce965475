package io.github.stepscale.policy.rule;

/** How Application Auto Scaling makes one value of the datapoints of an alarm. */
public enum MetricAggregationType {
    /** AWS's default. */
    AVERAGE("Average"),
    MINIMUM("Minimum"),
    MAXIMUM("Maximum");

    private final String awsName;

    MetricAggregationType(String awsName) {
        this.awsName = awsName;
    }

    /** The name in AWS's API. */
    public String awsName() {
        return awsName;
    }
}
