package io.github.stepscale.operation.deploy;

import io.github.stepscale.aws.AwsException;
import io.github.stepscale.aws.ChangeSets;
import io.github.stepscale.aws.StackStatus;
import io.github.stepscale.aws.Stacks;
import io.github.stepscale.operation.Output;

/**
 * Removes what creating a change set leaves in the account: the change set. For a new stack it also leaves an empty stack,
 * which stays: it may have become a live one since it was read, and DeleteStack has no condition.
 */
final class ChangeSetCleanup {
    private final ChangeSets changeSets;
    private final Stacks stacks;
    private final Output output;
    private final ChangeSets.ChangeSetId changeSet;
    private final boolean creates;
    private boolean kept;

    /** @param creates whether the stack is to be created */
    ChangeSetCleanup(DeployContext context, ChangeSets.ChangeSetId changeSet, boolean creates) {
        this.changeSets = context.aws().changeSets();
        this.stacks = context.stacks();
        this.output = context.output();
        this.changeSet = changeSet;
        this.creates = creates;
    }

    /** Keeps the change set from now on, even after a failure. */
    void keep() {
        kept = true;
    }

    /** Deletes the change set. */
    void remove() {
        changeSets.delete(changeSet.stackId(), changeSet.id());
    }

    /** Prints the name of the empty stack, if there is one. */
    void printEmptyStack() {
        if (creates) {
            stacks.find(changeSet.stackId())
                    .filter(stack -> stack.status() == StackStatus.REVIEW_IN_PROGRESS)
                    .map(Stacks.Stack::name)
                    .ifPresent(name -> output.line(
                            "The empty stack " + name + " stays in REVIEW_IN_PROGRESS; the next run uses it."));
        }
    }

    /** Cleans up after a failure, unless the change set is kept. */
    void afterFailure() {
        if (!kept) {
            quietly(this::remove);
            quietly(this::printEmptyStack);
        }
    }

    /** Removes the change set after another run was faster: it cannot be executed, so keeping it is of no use. */
    void removeQuietly() {
        quietly(this::remove);
    }

    /** The first failure is the one to report. What stays behind does no harm: the next run handles it. */
    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (AwsException second) {
            // The first failure is reported.
        }
    }
}
