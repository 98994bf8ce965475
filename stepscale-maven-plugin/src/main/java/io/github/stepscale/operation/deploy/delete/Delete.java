package io.github.stepscale.operation.deploy.delete;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.AwsException;
import io.github.stepscale.aws.StackStatus;
import io.github.stepscale.aws.Stacks;
import io.github.stepscale.operation.Clock;
import io.github.stepscale.operation.Confirmation;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.LibraryHints;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.Output;
import io.github.stepscale.operation.ScalableTargetId;
import io.github.stepscale.operation.deploy.stack.ConcurrentChangeException;
import io.github.stepscale.operation.deploy.stack.FailureDetails;
import io.github.stepscale.operation.deploy.stack.Follower;
import io.github.stepscale.operation.deploy.stack.RetainedResources;
import io.github.stepscale.operation.deploy.stack.StackContents;
import io.github.stepscale.operation.deploy.stack.StackOutcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Deletes a stack: shows its resources, asks, and follows the deletion. A stack that does not exist is a success. */
public final class Delete {
    /** How often a stack may be busy with something else before this gives up. */
    private static final int MAX_WAITS = 8;

    private final Aws aws;
    private final Stacks stacks;
    private final Output output;
    private final Clock clock;
    private final Hints hints;

    /** @param output receives the log lines */
    public Delete(Aws aws, Output output) {
        this(aws, output, Clock.system(), LibraryHints.INSTANCE);
    }

    /**
     * Creates a deletion for a front end other than a Java program, or with another clock.
     *
     * @param hints the words of the front end
     */
    public Delete(Aws aws, Output output, Clock clock, Hints hints) {
        this.hints = hints;
        this.aws = aws;
        this.stacks = aws.stacks();
        this.output = output;
        this.clock = clock;
    }

    /**
     * Deletes a stack by name.
     *
     * @param target what the descriptor of that name scales; a stack that scales something else is refused
     * @return whether a stack was deleted, or would be in a dry run
     * @throws OperationException if stepscale did not make the stack, it is protected, the deletion failed, or it took too long
     * @throws AwsException if AWS refuses a request or gives no answer
     */
    public boolean run(String name, ScalableTargetId target, DeleteOptions options, Confirmation confirmation) {
        Follower follower = new Follower(aws, output, clock, options.timeout(), hints);
        Optional<Stacks.Stack> found = awaitIdle(name, follower);
        if (found.isEmpty()) {
            output.line("There is no stack " + name + " in Region " + aws.region() + ": nothing to delete.");
            return false;
        }
        Stacks.Stack stack = found.get();
        output.line("Account " + stack.account() + ", Region " + aws.region() + ", stack " + name);
        requireDeletable(stack, options);
        StackContents contents = StackContents.of(stacks, stack);
        RetainedResources retained = RetainedResources.of(stacks, output, stack);
        List<String> kept = Stream.concat(options.retain().stream(), retained.logicalIds().stream())
                .distinct()
                .toList();
        contents.lines(kept).forEach(output::line);
        requireOwn(contents.foreign(target), name, options);
        retained.print(
                output,
                contents.present().stream().map(Stacks.Resource::logicalId).toList());
        new DeregistrationEffects(aws, output).print(contents, kept);
        if (options.dryRun()) {
            output.line("A dry run: nothing was changed.");
            return true;
        }
        if (!confirmation.confirm("Delete the stack " + name + "? What it scales keeps its current capacity.")) {
            throw new OperationException("Not deleted.");
        }
        return isUnchanged(contents) && delete(stack, options, follower);
    }

    /** Waits, since a busy stack accepts no requests. Afterwards another stack may have its name. */
    private Optional<Stacks.Stack> awaitIdle(String name, Follower follower) {
        for (int wait = 0; wait < MAX_WAITS; wait++) {
            Optional<Stacks.Stack> stack =
                    stacks.find(name).filter(state -> state.status() != StackStatus.DELETE_COMPLETE);
            if (stack.filter(state -> state.status().phase() == StackStatus.Phase.BUSY)
                    .isEmpty()) {
                return stack;
            }
            output.line("The stack is in " + stack.get().status() + ": waiting for that to end.");
            follower.join(stack.get().id(), "working on");
        }
        throw new OperationException("The stack " + name + " stays busy. Check it in the CloudFormation console.");
    }

    private void requireDeletable(Stacks.Stack stack, DeleteOptions options) {
        if (stack.terminationProtection()) {
            throw new OperationException("The stack " + stack.name() + " has termination protection. Deploy it with "
                    + hints.set("terminationProtection", "false") + " first.");
        }
        if (!options.retain().isEmpty() && stack.status() != StackStatus.DELETE_FAILED) {
            throw new OperationException("The stack " + stack.name() + " is in " + stack.status()
                    + ": only a stack in DELETE_FAILED can retain resources. Delete it without "
                    + hints.option("retain") + ".");
        }
        if (options.force() && stack.status() != StackStatus.DELETE_FAILED) {
            throw new OperationException("The stack " + stack.name() + " is in " + stack.status()
                    + ": CloudFormation leaves resources behind only where a deletion has failed. Delete it without "
                    + hints.option("delete.force") + ".");
        }
        if (options.force() && !options.retain().isEmpty()) {
            throw new OperationException("Not deleted: " + hints.option("delete.force") + " and "
                    + hints.option("retain") + " are given together. " + hints.option("retain")
                    + " keeps the resources that it names, " + hints.option("delete.force")
                    + " those that cannot be deleted. Give one of the two.");
        }
    }

    private void requireOwn(List<String> foreign, String name, DeleteOptions options) {
        if (!foreign.isEmpty() && !options.adopt()) {
            throw new OperationException("Not deleted: the stack " + name
                    + " contains resources that stepscale does not make for this target: "
                    + String.join(", ", foreign)
                    + ". Check stackName. To delete all of them, add " + hints.set("adopt", "true") + ".");
        }
    }

    /** Checks again, since an answer may take minutes: it must have been given for the present stack. */
    private boolean isUnchanged(StackContents shown) {
        Optional<Stacks.Stack> now = stacks.find(shown.stack().id());
        if (now.filter(state -> state.status() != StackStatus.DELETE_COMPLETE).isEmpty()) {
            output.line("The stack is already gone: it was deleted meanwhile, and not by this run.");
            return false;
        }
        if (!StackContents.of(stacks, now.get()).equals(shown)) {
            throw changed(shown.stack());
        }
        return true;
    }

    private static OperationException changed(Stacks.Stack stack) {
        return new OperationException("Not deleted: the stack " + stack.name()
                + " has changed since it was shown, and not by this run. Run it again to see what would be deleted"
                + " now.");
    }

    private void begin(Stacks.Stack stack, DeleteOptions options, String token) {
        try {
            if (options.force()) {
                stacks.forceDelete(stack.id(), token, options.cloudFormationRoleArn());
            } else {
                stacks.delete(stack.id(), token, options.cloudFormationRoleArn(), options.retain());
            }
        } catch (AwsException refused) {
            throw ConcurrentChangeException.isBusy(refused) ? changed(stack) : refused;
        }
    }

    private boolean delete(Stacks.Stack stack, DeleteOptions options, Follower follower) {
        // By its id: a stack that is created meanwhile under the same name has another one.
        StackOutcome outcome = follower.run(stack.id(), "deleting", 0, token -> begin(stack, options, token));
        if (outcome.status() != StackStatus.DELETE_COMPLETE) {
            new FailureDetails(aws.operationEvents(), output, Optional::empty, hints).print(outcome);
            throw new OperationException("The stack " + stack.name() + " is now in " + outcome.status()
                    + ". The cause: " + outcome.explanation(hints)
                    + " Keep the resources that cannot be deleted with " + hints.set("retain", "<logical ids>")
                    + ", or all of them with " + hints.set("delete.force", "true") + ".");
        }
        printLeftBehind(outcome);
        output.line("Deleted.");
        return true;
    }

    private void printLeftBehind(StackOutcome outcome) {
        List<String> left = outcome.events().stream()
                .filter(event -> event.status().equals("DELETE_SKIPPED"))
                .map(event -> event.resource() + " " + event.physicalId())
                .distinct()
                .toList();
        if (!left.isEmpty()) {
            output.line("Left in the account, without a stack: " + String.join(", ", left) + ".");
        }
    }
}
