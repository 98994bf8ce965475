package io.github.stepscale.policy.rule;

/**
 * How an alarm treats missing datapoints (CloudWatch User Guide, "Configuring how CloudWatch alarms treat missing
 * data").
 */
public enum TreatMissingData {
    /** Without datapoints the state is INSUFFICIENT_DATA. The default of AWS. */
    MISSING("missing"),
    /** The alarm keeps its state. */
    IGNORE("ignore"),
    /** A missing datapoint counts as breaching. */
    BREACHING("breaching"),
    /** A missing datapoint counts as not breaching. */
    NOT_BREACHING("notBreaching");

    private final String awsName;

    TreatMissingData(String awsName) {
        this.awsName = awsName;
    }

    /** The name in the API. */
    public String awsName() {
        return awsName;
    }
}
