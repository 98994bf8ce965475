package io.github.stepscale.operation.deploy;

import io.github.stepscale.aws.AwsException;
import io.github.stepscale.aws.Stacks;
import io.github.stepscale.operation.ErrorAdvice;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.Output;
import io.github.stepscale.operation.deploy.DeployResult.Ending;
import io.github.stepscale.operation.deploy.stack.StackContents;
import io.github.stepscale.operation.shared.RepairAdvice;
import io.github.stepscale.operation.status.LiveResources;
import io.github.stepscale.policy.stack.DeletionPolicy;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Repairs a stack: in place where its target and policies exist, otherwise by deleting it and creating it again. */
final class Repairer {
    private final DeployContext context;
    private final Output output;
    private final Hints hints;
    private final Runnable preflight;
    private final Supplier<DeployResult> creation;

    /**
     * Creates a repairer.
     *
     * @param preflight fails if the stack could not be created again
     * @param creation creates the stack once it is deleted
     */
    Repairer(DeployContext context, Runnable preflight, Supplier<DeployResult> creation) {
        this.context = context;
        this.output = context.output();
        this.hints = context.hints();
        this.preflight = preflight;
        this.creation = creation;
    }

    /**
     * Repairs, and reads back; in a run that executes nothing, only prints the steps.
     *
     * @throws OperationException if a difference stays, or stepscale must not delete the stack
     */
    DeployResult run(RepairPlan plan, LiveResources live, Stacks.Stack stack, String account) {
        output.line("The live resources differ from the descriptor: " + live.differences() + ".");
        if (plan.recreates()) {
            requireRecreatable();
        }
        Optional<StackContents> contents =
                plan.recreates() ? Optional.of(new StackRemover(context).require(stack, live)) : Optional.empty();
        if (plan.recreates()) {
            preflight.run();
        }
        if (!context.executes()) {
            plan.steps().forEach(step -> output.line("Would " + step + "."));
            output.line("A dry run: nothing was changed.");
            return context.result(Ending.PLANNED, Optional.of(stack), account, List.of());
        }
        if (contents.isPresent()) {
            return recreate(contents.get());
        }
        new StackRepair(context).run(plan, live, stack, account);
        context.verifier().requireRepaired(stack.id());
        return context.result(Ending.REPAIRED, Optional.of(stack), account, List.of());
    }

    /** What stays would have the names that the new stack gives. */
    private void requireRecreatable() {
        if (context.request().plan().scaling().stack().deletionPolicy() == DeletionPolicy.RETAIN) {
            throw new OperationException("Not repaired: only a new stack brings back what is gone, and"
                    + " deletionPolicy: Retain would keep the rest of this one, which the new one cannot have."
                    + " Deploy deletionPolicy: Delete, then repair.");
        }
    }

    private DeployResult recreate(StackContents contents) {
        output.line("Deleting the stack and creating it again: only that brings back what is gone. Meanwhile nothing"
                + " scales, and what it scales keeps its capacity.");
        new StackRemover(context).remove(contents);
        try {
            return creation.get().as(Ending.REPAIRED);
        } catch (OperationException failed) {
            throw notCreated(failed.getMessage());
        } catch (AwsException failed) {
            throw notCreated(ErrorAdvice.sentence(failed, hints));
        }
    }

    private OperationException notCreated(String why) {
        String name = context.request().stack();
        return new OperationException("The stack " + name + " was deleted for the repair, but not created again: " + why
                + " " + new StackRemover(context).left(name)
                + "Until it is created nothing scales, and what it scales keeps its capacity. Run "
                + RepairAdvice.repairCommand(hints) + " again.");
    }
}
