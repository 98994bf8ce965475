package io.github.stepscale.aws;

import java.util.Optional;

/**
 * A stack of a stack set: one account, one Region.
 *
 * @param organizationalUnit through which it came; absent if it was asked for by account
 * @param status {@code CURRENT}, {@code OUTDATED} or {@code INOPERABLE}
 * @param detail how the last work on it ended, such as {@code FAILED}; may be empty
 * @param reason why, on one line; may be empty
 */
public record StackSetInstance(
        String account,
        String region,
        Optional<String> organizationalUnit,
        String status,
        String detail,
        String reason) {

    /** Whether it is as the stack set says. */
    public boolean isCurrent() {
        return status.equals("CURRENT");
    }

    /** Whether an update of the stack set would reach it and bring it up to date. */
    public boolean isOutdated() {
        return status.equals("OUTDATED") && !isOfSuspendedAccount();
    }

    /** Whether it is not as the stack set says, and that is a fault: CloudFormation passes suspended accounts over. */
    public boolean isFailed() {
        return !isCurrent() && !isOfSuspendedAccount();
    }

    /** Whether CloudFormation has given it up: a deletion failed, and no update reaches it any more. */
    public boolean isInoperable() {
        return status.equals("INOPERABLE");
    }

    private boolean isOfSuspendedAccount() {
        return detail.equals("SKIPPED_SUSPENDED_ACCOUNT");
    }
}
