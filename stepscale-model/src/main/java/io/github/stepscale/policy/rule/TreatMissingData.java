package io.github.stepscale.policy.rule;

/** What an alarm makes of periods without a datapoint once older datapoints do not help. */
public enum TreatMissingData {
    /** Too few datapoints end in INSUFFICIENT_DATA. AWS's default. */
    MISSING("missing"),
    /** The alarm keeps its state. */
    IGNORE("ignore"),
    /** A missing datapoint counts as breaching. */
    BREACHING("breaching"),
    /** A missing datapoint counts as fine. */
    NOT_BREACHING("notBreaching");

    private final String awsName;

    TreatMissingData(String awsName) {
        this.awsName = awsName;
    }

    /** The name in AWS's API. */
    public String awsName() {
        return awsName;
    }
}
