package io.github.stepscale.policy;

/** How Application Auto Scaling makes one value of the datapoints of an alarm. */
public enum Aggregation {
    /** AWS's default. */
    AVERAGE("Average"),
    MINIMUM("Minimum"),
    MAXIMUM("Maximum");

    private final String awsName;

    Aggregation(String awsName) {
        this.awsName = awsName;
    }

    /** The name in AWS's API. */
    public String awsName() {
        return awsName;
    }
}
