package io.github.stepscale.operation.deploy;

import io.github.stepscale.aws.AwsException;
import io.github.stepscale.aws.StackStatus;
import io.github.stepscale.aws.Stacks;
import io.github.stepscale.operation.Output;

/**
 * What opening a change set leaves in the account: the change set, and for a new stack an empty stack beside it. The empty
 * stack stays: it may have become a live one since it was looked at, and DeleteStack knows no condition.
 */
final class ChangeSetCleanup {
    private final Stacks stacks;
    private final Output output;
    private final Stacks.ChangeSetId changeSet;
    private final boolean creates;
    private boolean kept;

    /** @param creates whether the stack is to be created */
    ChangeSetCleanup(Stacks stacks, Output output, Stacks.ChangeSetId changeSet, boolean creates) {
        this.stacks = stacks;
        this.output = output;
        this.changeSet = changeSet;
        this.creates = creates;
    }

    /** They are needed: nothing is removed any more, and nothing named. */
    void keep() {
        kept = true;
    }

    /** Deletes the change set. */
    void remove() {
        stacks.deleteChangeSet(changeSet.stackId(), changeSet.id());
    }

    /** Names the empty stack, if that is what there is. */
    void nameShell() {
        if (creates) {
            stacks.find(changeSet.stackId())
                    .filter(stack -> stack.status() == StackStatus.REVIEW_IN_PROGRESS)
                    .map(Stacks.Stack::name)
                    .ifPresent(name -> output.line(
                            "The empty stack " + name + " stays in REVIEW_IN_PROGRESS; the next run uses it."));
        }
    }

    /** After a failure, unless they are needed. */
    void afterFailure() {
        if (!kept) {
            quietly(this::remove);
            quietly(this::nameShell);
        }
    }

    /** When somebody else was faster: a change set that could not be executed is of no use, even if it was to be kept. */
    void afterDefeat() {
        quietly(this::remove);
    }

    /** The failure is what the user should hear of. What stays behind does no harm: the next run copes. */
    private static void quietly(Runnable work) {
        try {
            work.run();
        } catch (AwsException second) {
            // Nothing is lost by it.
        }
    }
}
