package io.github.stepscale.operation.deploy;

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
import java.util.List;
import java.util.Optional;

/** Deletes a stack: shows what goes, asks, follows it. A stack that is not there is a success. */
public final class Delete {
    /** So often a stack may be busy with something else when it is looked at. */
    private static final int MAX_WAITS = 8;

    private final Aws aws;
    private final Stacks stacks;
    private final Output output;
    private final Clock time;
    private final Hints hints;

    /** @param output is told what happens */
    public Delete(Aws aws, Output output) {
        this(aws, output, Clock.system(), LibraryHints.INSTANCE);
    }

    /**
     * A deletion for another front end than a Java program, or by another clock.
     *
     * @param hints the words of the front end
     */
    public Delete(Aws aws, Output output, Clock time, Hints hints) {
        this.hints = hints;
        this.aws = aws;
        this.stacks = aws.stacks();
        this.output = output;
        this.time = time;
    }

    /**
     * Deletes a stack by name.
     *
     * @param target what the descriptor of that name scales; a stack that scales another one is not ours
     * @return whether there was one
     * @throws OperationException if it is not ours, may not be deleted, could not be, or it took too long
     * @throws AwsException if AWS refuses a request or gives no answer
     */
    public boolean run(String name, ScalableTargetId target, DeleteOptions options, Confirmation confirmation) {
        Follower follower = new Follower(stacks, output, time, options.timeout(), hints);
        Optional<Stacks.Stack> found = atRest(name, follower);
        if (found.isEmpty()) {
            output.line("There is no stack " + name + " in Region " + aws.region() + ": nothing to delete.");
            return false;
        }
        Stacks.Stack stack = found.get();
        output.line("Account " + stack.account() + ", Region " + aws.region() + ", stack " + name);
        requireDeletable(stack, options);
        StackContents contents = StackContents.of(stacks, stack);
        contents.lines(options.retained()).forEach(output::line);
        requireOurs(contents.foreign(target), name, options);
        new DeregistrationEffects(aws, output).tell(contents, options.retained());
        if (options.dryRun()) {
            output.line("A dry run: nothing was changed.");
            return true;
        }
        if (!confirmation.of("Delete the stack " + name + "? What it scales keeps its current capacity.")) {
            throw new OperationException("Not deleted.");
        }
        return isStill(contents) && delete(stack, options, follower);
    }

    /** Nothing can be asked of a stack that is busy. Afterwards another one may have its name. */
    private Optional<Stacks.Stack> atRest(String name, Follower follower) {
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
        throw new OperationException(
                "The stack " + name + " stays busy. Check it in the CloudFormation console.");
    }

    private void requireDeletable(Stacks.Stack stack, DeleteOptions options) {
        if (stack.terminationProtection()) {
            throw new OperationException(
                    "The stack " + stack.name() + " has termination protection. Deploy it with "
                            + hints.set("terminationProtection", "false") + " first.");
        }
        if (!options.retained().isEmpty() && stack.status() != StackStatus.DELETE_FAILED) {
            throw new OperationException("The stack " + stack.name() + " is in " + stack.status()
                    + ": only a stack in DELETE_FAILED can retain resources. Delete it without "
                    + hints.option("retain") + ".");
        }
    }

    private void requireOurs(List<String> foreign, String name, DeleteOptions options) {
        if (!foreign.isEmpty() && !options.adopt()) {
            throw new OperationException("Not deleted: the stack " + name
                    + " contains resources that stepscale does not make for this target: "
                    + String.join(", ", foreign)
                    + ". Check stackName. To delete all of them, add " + hints.set("adopt", "true") + ".");
        }
    }

    /** An answer may take minutes: what it was given for has to be what there is. */
    private boolean isStill(StackContents shown) {
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
            stacks.delete(stack.id(), token, options.roleArn(), options.retained());
        } catch (AwsException refused) {
            throw ConcurrentChangeException.saysBusy(refused) ? changed(stack) : refused;
        }
    }

    private boolean delete(Stacks.Stack stack, DeleteOptions options, Follower follower) {
        // By its id: what somebody makes meanwhile under the same name has another one.
        StackOutcome outcome = follower.run(stack.id(), "deleting", 0, token -> begin(stack, options, token));
        if (outcome.status() != StackStatus.DELETE_COMPLETE) {
            throw new OperationException("The stack " + stack.name() + " is now in " + outcome.status()
                    + ". The cause: " + outcome.explanation(hints)
                    + " Keep the resources that cannot be deleted with " + hints.set("retain", "<logical ids>") + ".");
        }
        output.line("Deleted.");
        return true;
    }
}
