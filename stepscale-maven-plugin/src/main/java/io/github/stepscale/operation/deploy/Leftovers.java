package io.github.stepscale.operation.deploy;

import io.github.stepscale.aws.AwsException;
import io.github.stepscale.aws.ChangeSetId;
import io.github.stepscale.aws.Stacks;
import io.github.stepscale.operation.shared.Token;
import java.util.List;
import java.util.Optional;

/** What opening a change set leaves in the account: the change set, and for a new stack an empty stack beside it. */
final class Leftovers {
    private final Stacks stacks;
    private final ChangeSetId changeSet;
    private final boolean shell;
    private final Optional<String> roleArn;
    private boolean kept;

    /** @param shell whether the stack exists only since the change set was opened */
    Leftovers(Stacks stacks, ChangeSetId changeSet, boolean shell, Optional<String> roleArn) {
        this.stacks = stacks;
        this.changeSet = changeSet;
        this.shell = shell;
        this.roleArn = roleArn;
    }

    /** They are needed: nothing is removed any more. */
    void keep() {
        kept = true;
    }

    void remove() {
        if (!kept) {
            stacks.deleteChangeSet(changeSet.stackId(), changeSet.id());
            if (shell) {
                stacks.delete(changeSet.stackId(), Token.fresh(), roleArn, List.of());
            }
            kept = true;
        }
    }

    /** After a failure, which is what the user should hear of. What stays behind does no harm: the next run copes. */
    void removeQuietly() {
        try {
            remove();
        } catch (AwsException second) {
            kept = true;
        }
    }
}
