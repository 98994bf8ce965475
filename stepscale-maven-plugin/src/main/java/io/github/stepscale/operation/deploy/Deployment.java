package io.github.stepscale.operation.deploy;

import io.github.stepscale.aws.ChangeSets;
import io.github.stepscale.aws.Stacks;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.Output;
import io.github.stepscale.operation.deploy.DeployResult.Ending;
import io.github.stepscale.operation.deploy.stack.ConcurrentChangeException;
import io.github.stepscale.operation.deploy.stack.FailureDetails;
import io.github.stepscale.operation.preflight.Preflight;
import io.github.stepscale.operation.status.LiveResources;
import io.github.stepscale.template.DeployedSteps;
import java.util.List;
import java.util.Optional;

/** One deployment of a stack: creates a change set, shows it, executes it, and starts over where another run went first. */
final class Deployment {
    /** How often other runs may be faster. With two runs at once it happens once; more take turns. */
    private static final int MAX_ROUNDS = 4;

    private final DeployContext context;
    private final Stacks stacks;
    private final Output output;
    private final Hints hints;
    private final DeployRequest request;
    private final DeployOptions options;
    private final OwnershipGuard ownershipGuard;
    private final ExistingPolicies existingPolicies;
    private final ChangeSetCreator changeSetCreator;
    private final FailureDetails details;
    private final Preflight preflight;
    private final ChangePreview preview;
    private final ChangeSetExecution execution;
    private final UnchangedCheck unchangedCheck;
    private final DeploymentVerifier verifier;

    Deployment(DeployContext context) {
        this.context = context;
        this.stacks = context.stacks();
        this.output = context.output();
        this.hints = context.hints();
        this.request = context.request();
        this.options = context.options();
        this.ownershipGuard = context.ownershipGuard();
        this.existingPolicies = context.existingPolicies();
        this.changeSetCreator = context.changeSetCreator();
        this.details = context.failureDetails();
        this.preflight = context.preflight();
        this.preview = new ChangePreview(context);
        this.execution = new ChangeSetExecution(context);
        this.unchangedCheck = new UnchangedCheck(context);
        this.verifier = context.verifier();
    }

    DeployResult run() {
        Optional<Stacks.Stack> found = stacks.find(request.stack());
        String account = found.map(Stacks.Stack::account).orElseGet(context.aws()::account);
        output.line("Account " + account + ", Region " + context.aws().region() + ", stack " + request.stack());
        if (options.changeSet() instanceof ChangeSetUse.ExecuteKept kept) {
            return new KeptChangeSet(context).execute(found, kept.name(), account);
        }
        for (int round = 1; ; round++) {
            try {
                return deployOnce(found, account);
            } catch (ConcurrentChangeException concurrent) {
                requireRetryable(round, concurrent);
                output.line(concurrent.getMessage() + " Trying again.");
                found = stacks.find(request.stack());
            }
        }
    }

    /** A deployment continues from what the other run left, so that the result matches the descriptor. */
    private void requireRetryable(int round, ConcurrentChangeException concurrent) {
        if (options.dryRun()) {
            throw new OperationException(concurrent.getMessage()
                    + " This dry run executed nothing. Run it again to see what would change now.");
        }
        if (round == MAX_ROUNDS) {
            throw new OperationException(concurrent.getMessage() + " That happened " + MAX_ROUNDS
                    + " times, and this run executed nothing. Run it again when nothing else changes the stack.");
        }
    }

    private DeployResult deployOnce(Optional<Stacks.Stack> found, String account) {
        Optional<Stacks.Stack> settled = context.stackRecovery(
                        ownershipGuard, () -> preflight.requireFit(account, true))
                .settle(found);
        existingPolicies.requireNone(settled.map(Stacks.Stack::id));
        if (settled.isEmpty()) {
            preflight.requireFit(account, true);
        }
        return settled.map(stack -> update(stack, account)).orElseGet(() -> createAndApply(Optional.empty(), account));
    }

    private DeployResult update(Stacks.Stack stack, String account) {
        if (unchangedCheck.isUnchanged(stack)) {
            return unchanged(stack, account);
        }
        if (options.repair()) {
            LiveResources live = verifier.read(ownershipGuard.resources(stack));
            RepairPlan plan = RepairPlan.of(request.plan(), live);
            if (plan.hasGone(request.plan())) {
                return repairer(account).run(plan, live, stack, account);
            }
        }
        return createAndApply(Optional.of(stack), account);
    }

    /** Creates a change set and applies the options to it. Deletes it afterwards unless the options keep it. */
    private DeployResult createAndApply(Optional<Stacks.Stack> stack, String account) {
        Optional<ChangeSets.ChangeSetId> id = changeSetCreator.create(stack);
        if (id.isEmpty()) {
            return unchanged(stack, account);
        }
        ChangeSetCleanup cleanup = new ChangeSetCleanup(context, id.get(), stack.isEmpty());
        try {
            if (stack.isEmpty()) {
                // Here, since CloudFormation takes seconds to create a change set.
                preflight.printTargetTracking(existingPolicies.print());
                preflight.printQuota();
            }
            ChangeSets.ChangeSet changes = changeSetCreator.awaitCreated(id.get(), stack.isEmpty());
            if (changes.isEmpty()) {
                // Printed first: after one more request it may no longer be true.
                DeployResult unchanged = unchanged(stack, account);
                cleanup.remove();
                return unchanged;
            }
            return apply(stack, changes, cleanup, account);
        } catch (ConcurrentChangeException concurrent) {
            cleanup.removeQuietly();
            throw concurrent;
        } catch (RuntimeException failed) {
            cleanup.afterFailure();
            throw failed;
        }
    }

    private DeployResult apply(
            Optional<Stacks.Stack> stack, ChangeSets.ChangeSet changes, ChangeSetCleanup cleanup, String account) {
        preview.show(stack, changes.changes(), DeployedSteps.of(request.template()));
        details.printWarnings(changes);
        if (stack.isPresent()) {
            preflight.requireFit(account, DeployContext.changesTarget(changes));
            preflight.printQuota();
            if (DeployContext.addsTarget(changes)) {
                preflight.printTargetTracking(existingPolicies.print());
            }
        }
        if (options.dryRun()) {
            cleanup.remove();
            DeployResult planned = preview.planOnly(stack, account, changes);
            cleanup.printEmptyStack();
            return planned;
        }
        RemovedResources removed = new RemovedResources(changes.changes(), hints);
        if (options.changeSet() instanceof ChangeSetUse.Keep keep) {
            cleanup.keep();
            removed.printNeeds(options.allowReplacement(), output);
            output.line("The change set " + keep.name() + " is kept. Execute it with "
                    + hints.set("changeSet", "execute:" + keep.name()) + ".");
            return context.result(Ending.KEPT, stack, account, changes.changes());
        }
        removed.require(options.allowReplacement());
        // From here on it may be executed, whatever answer comes.
        cleanup.keep();
        DeployResult result = execution.execute(changes, stack, account);
        verify(result, changes.stackId(), account);
        return result;
    }

    /** What an update leaves alone may have been changed by hand; a new stack is complete. */
    private void verify(DeployResult result, String stackId, String account) {
        boolean updated = result.ending() == Ending.UPDATED;
        if (options.repair() && updated) {
            repairAfterUpdate(stackId, account);
        } else if (options.repair() || options.verify()) {
            verifier.requireSame(stackId);
        } else if (updated) {
            verifier.printDifferences(stackId);
        }
    }

    private void repairAfterUpdate(String stackId, String account) {
        LiveResources live = verifier.readUntilSame(stackId);
        if (!live.isDrifted()) {
            verifier.printSame(live);
            return;
        }
        Stacks.Stack stack =
                stacks.find(stackId).orElseThrow(() -> ConcurrentChangeException.stackChanged(request.stack()));
        repairer(account).run(RepairPlan.of(request.plan(), live), live, stack, account);
    }

    private Repairer repairer(String account) {
        return new Repairer(
                context, () -> preflight.requireFit(account, true), () -> createAndApply(Optional.empty(), account));
    }

    private DeployResult unchanged(Stacks.Stack stack, String account) {
        LiveResources live = verifier.read(ownershipGuard.resources(stack));
        if (live.isDrifted()) {
            unchangedCheck.requireStillSame(stack);
        }
        RepairPlan plan = RepairPlan.of(request.plan(), live);
        if (live.isDrifted() && options.repair()) {
            if (!plan.recreates()) {
                protect(stack);
            }
            return repairer(account).run(plan, live, stack, account);
        }
        protect(stack);
        if (live.isDrifted()) {
            throw verifier.undetected(live);
        }
        verifier.printUnchanged(live);
        return context.printOutputs(context.result(Ending.UNCHANGED, Optional.of(stack), account, List.of()));
    }

    private DeployResult unchanged(Optional<Stacks.Stack> stack, String account) {
        return stack.map(state -> unchanged(state, account))
                .orElseGet(() -> context.result(Ending.UNCHANGED, stack, account, List.of()));
    }

    /** Termination protection is not in the template, so no change set shows it; but switching it is a change too. */
    private void protect(Stacks.Stack stack) {
        options.terminationProtection()
                .filter(requested -> stack.terminationProtection() != requested)
                .ifPresent(requested -> {
                    if (context.executes()) {
                        stacks.setTerminationProtection(stack.id(), requested);
                    } else {
                        output.line("The termination protection is not switched " + (requested ? "on" : "off")
                                + ": this run executes nothing.");
                    }
                });
    }
}
