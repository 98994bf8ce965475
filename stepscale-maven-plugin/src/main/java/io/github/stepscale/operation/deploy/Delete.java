package io.github.stepscale.operation.deploy;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.AwsException;
import io.github.stepscale.aws.StackResource;
import io.github.stepscale.aws.StackState;
import io.github.stepscale.aws.StackStatus;
import io.github.stepscale.aws.Stacks;
import io.github.stepscale.operation.Confirmation;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.Output;
import io.github.stepscale.operation.Time;
import io.github.stepscale.operation.shared.Words;
import java.util.List;
import java.util.Optional;

/** Deletes a stack: shows what goes, asks, follows it. A stack that is not there is a success. */
public final class Delete {
    private final Aws aws;
    private final Stacks stacks;
    private final Output output;
    private final Time time;

    /** @param output is told what happens */
    public Delete(Aws aws, Output output) {
        this(aws, output, Time.system());
    }

    /** @param time a test's own */
    public Delete(Aws aws, Output output, Time time) {
        this.aws = aws;
        this.stacks = aws.stacks();
        this.output = output;
        this.time = time;
    }

    /**
     * Deletes a stack by name.
     *
     * @return whether there was one
     * @throws OperationException if it may not be deleted, could not be, or it took too long
     * @throws AwsException if AWS refuses a request or gives no answer
     */
    public boolean run(String name, DeleteOptions options, Confirmation confirmation) {
        Follower follower = new Follower(stacks, output, time, options.timeout());
        Optional<StackState> found = atRest(stacks.find(name), follower);
        if (found.isEmpty()) {
            output.line("There is no stack " + name + " in Region " + aws.region() + ": nothing to delete.");
            return false;
        }
        StackState stack = found.get();
        output.line("Account " + stack.account() + ", Region " + aws.region() + ", stack " + name);
        requireDeletable(stack, options);
        show(stack, options);
        if (!confirmation.of("Delete the stack " + name + "? What it scales stays at its present capacity.")) {
            throw new OperationException("Not deleted.");
        }
        delete(stack, options, follower);
        return true;
    }

    /** Nothing can be asked of a stack that is busy. */
    private Optional<StackState> atRest(Optional<StackState> found, Follower follower) {
        Optional<StackState> stack = found;
        if (stack.filter(state -> state.status().phase() == StackStatus.Phase.BUSY)
                .isPresent()) {
            output.line("The stack is in " + stack.get().status() + ": waiting for that to end.");
            stack = follower.join(stack.get().id(), "working on").state();
        }
        return stack.filter(state -> state.status() != StackStatus.DELETE_COMPLETE);
    }

    private static void requireDeletable(StackState stack, DeleteOptions options) {
        if (stack.terminationProtection()) {
            throw new OperationException(
                    "The stack " + stack.name() + " is protected from being deleted. Deploy it with"
                            + " -Dstepscale.terminationProtection=false first.");
        }
        if (!options.retained().isEmpty() && stack.status() != StackStatus.DELETE_FAILED) {
            throw new OperationException("stepscale.retain is for a stack whose deletion has failed, and "
                    + stack.name() + " is in " + stack.status() + ". Delete it without.");
        }
    }

    private void show(StackState stack, DeleteOptions options) {
        List<StackResource> resources = stacks.resources(stack.id()).stream()
                .filter(resource -> !resource.status().equals("DELETE_COMPLETE"))
                .toList();
        output.line(Words.counted(resources.size(), "resource") + " to delete");
        for (StackResource resource : resources) {
            String action = options.retained().contains(resource.logicalId()) ? "Keep    " : "Delete  ";
            output.line(action + resource.logicalId() + "  " + resource.type() + "  " + resource.physicalId());
        }
    }

    private void delete(StackState stack, DeleteOptions options, Follower follower) {
        Outcome outcome = follower.run(
                stack.id(),
                "deleting",
                0,
                token -> stacks.delete(stack.id(), token, options.roleArn(), options.retained()));
        if (outcome.status() != StackStatus.DELETE_COMPLETE) {
            throw new OperationException("The stack " + stack.name() + " is now in " + outcome.status()
                    + ". The cause: " + outcome.explanation()
                    + " What cannot be deleted can be left behind with -Dstepscale.retain=<logical ids>.");
        }
        output.line("Deleted.");
    }
}
