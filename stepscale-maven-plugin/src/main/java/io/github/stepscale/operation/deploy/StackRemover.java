package io.github.stepscale.operation.deploy;

import io.github.stepscale.aws.AwsException;
import io.github.stepscale.aws.StackStatus;
import io.github.stepscale.aws.Stacks;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.Output;
import io.github.stepscale.operation.deploy.delete.Delete;
import io.github.stepscale.operation.deploy.stack.ConcurrentChangeException;
import io.github.stepscale.operation.deploy.stack.StackContents;
import io.github.stepscale.operation.deploy.stack.StackOutcome;
import io.github.stepscale.operation.status.LiveResources;
import java.util.List;
import java.util.stream.Stream;

/** Deletes a stack so that it can be created again, under the rules of {@link Delete}. */
final class StackRemover {
    private final Stacks stacks;
    private final Output output;
    private final Hints hints;
    private final DeployContext context;

    StackRemover(DeployContext context) {
        this.context = context;
        this.stacks = context.stacks();
        this.output = context.output();
        this.hints = context.hints();
    }

    /**
     * Checks whether a stack may be deleted.
     *
     * @param live what is live of it
     * @return its contents, to delete
     * @throws OperationException if it is protected, or something that stepscale did not make would be deleted with it
     */
    StackContents require(Stacks.Stack stack, LiveResources live) {
        if (stack.terminationProtection()
                && context.options().terminationProtection().orElse(true)) {
            throw new OperationException("Not repaired: the stack " + stack.name()
                    + " has termination protection, and only deleting it and creating it again brings its resources"
                    + " back. Allow that with " + hints.set("terminationProtection", "false") + ".");
        }
        StackContents contents = StackContents.of(stacks, stack);
        requireNone(
                contents.foreign(context.request().target()),
                "the stack contains resources that stepscale does not make for this target");
        if (live.target().isPresent()) {
            requireNone(
                    Stream.concat(live.foreignPolicies().stream(), live.foreignSchedules().stream())
                            .toList(),
                    "deregistering the scalable target would also delete policies or schedules that are not in the"
                            + " stack");
        }
        return contents;
    }

    private void requireNone(List<String> foreign, String why) {
        if (!foreign.isEmpty()) {
            throw new OperationException("Not repaired: the stack "
                    + context.request().stack()
                    + " would have to be deleted and created again, but " + why + ": " + String.join(", ", foreign)
                    + ". Remove these first, or run " + hints.run("delete") + " and then " + hints.run("deploy") + ".");
        }
    }

    /**
     * Deletes it and follows that to the end.
     *
     * @throws OperationException if it cannot be deleted
     * @throws ConcurrentChangeException if it has changed since it was read
     */
    void remove(StackContents contents) {
        Stacks.Stack stack = contents.stack();
        contents.lines(List.of()).forEach(output::line);
        if (stack.terminationProtection()) {
            stacks.setTerminationProtection(stack.id(), false);
        }
        // By its id: a stack that is created meanwhile under the same name has another one.
        StackOutcome outcome = context.follower().run(stack.id(), "deleting", 0, token -> begin(stack, token));
        if (outcome.status() != StackStatus.DELETE_COMPLETE) {
            context.failureDetails().print(outcome);
            throw new OperationException(
                    "The stack " + stack.name() + " could not be deleted for the repair and is now in "
                            + outcome.status() + ". The cause: " + outcome.explanation(hints) + " Finish with "
                            + hints.run("delete") + ", then run " + hints.run("deploy") + ".");
        }
    }

    private void begin(Stacks.Stack stack, String token) {
        try {
            stacks.delete(stack.id(), token, context.options().cloudFormationRoleArn(), List.of());
        } catch (AwsException refused) {
            throw ConcurrentChangeException.isBusy(refused)
                    ? ConcurrentChangeException.stackChanged(stack.name())
                    : refused;
        }
    }

    /** Returns what is left of a stack, as a sentence; empty if that cannot be read. */
    String left(String name) {
        try {
            return stacks.find(name)
                    .map(Stacks.Stack::status)
                    .filter(status -> status != StackStatus.DELETE_COMPLETE)
                    .map(status -> "The stack is in " + status + ". ")
                    .orElse("No stack of that name is left. ");
        } catch (AwsException unanswered) {
            return "";
        }
    }
}
