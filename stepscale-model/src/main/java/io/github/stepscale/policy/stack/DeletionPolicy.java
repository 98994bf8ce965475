package io.github.stepscale.policy.stack;

/**
 * What becomes of the scalable target, the policies and the alarms when the stack is deleted, or no longer has them (AWS
 * CloudFormation Template Reference, "DeletionPolicy attribute").
 */
public enum DeletionPolicy {
    /** They are deleted; the default of CloudFormation. */
    DELETE("Delete"),
    /** They stay in the account, and scale on. */
    RETAIN("Retain");

    private final String awsName;

    DeletionPolicy(String awsName) {
        this.awsName = awsName;
    }

    /** The word in a template. */
    public String awsName() {
        return awsName;
    }
}
