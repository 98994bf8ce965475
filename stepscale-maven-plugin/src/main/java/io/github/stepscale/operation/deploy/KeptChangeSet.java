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
import io.github.stepscale.text.Sentences;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Executes a change set that an earlier run kept. */
final class KeptChangeSet {
    private final DeployContext context;
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

    KeptChangeSet(DeployContext context) {
        this.context = context;
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
    }

    /**
     * Shows a kept change set again, since its review may be long ago, and executes it. Its steps are those of an earlier
     * descriptor, so they are not compared with the present one.
     */
    DeployResult execute(Optional<Stacks.Stack> found, String name, String account) {
        try {
            return showAndExecute(requireStack(found), name, account);
        } catch (ConcurrentChangeException concurrent) {
            throw new OperationException(concurrent.getMessage()
                    + " This run executed nothing. Create a new change set with " + context.keepHint() + ".");
        }
    }

    private Stacks.Stack requireStack(Optional<Stacks.Stack> found) {
        return found.orElseThrow(() -> new OperationException("There is no stack " + request.stack()
                + ", so it has no change set. Create one with " + context.keepHint() + "."));
    }

    private DeployResult showAndExecute(Stacks.Stack stack, String name, String account) {
        if (!stack.isAbsent()) {
            ownershipGuard.require(stack);
        }
        existingPolicies.requireNone(Optional.of(stack.id()));
        ChangeSets.ChangeSet changes = readKept(stack, name);
        requireSameTarget(changes);
        ownershipGuard.require(changes.changes());
        preview.show(Optional.of(stack), changes.changes(), Map.of());
        if (changes.isExecuted()) {
            output.line("The change set " + changes.name() + " is already executed: nothing to do.");
            return context.printOutputs(context.result(Ending.UNCHANGED, Optional.of(stack), account, List.of()));
        }
        requireExecutable(changes);
        if (changes.isImport() && !changes.isStarted()) {
            // Since it was created, what is live may have changed.
            context.importCheck().require(Optional.of(stack));
        }
        if (!changes.isStarted()) {
            details.printWarnings(changes);
            preflight.requireFit(account, DeployContext.changesTarget(changes));
            preflight.printQuota();
        }
        if (DeployContext.addsTarget(changes)) {
            preflight.printTargetTracking(existingPolicies.print());
        }
        if (options.dryRun()) {
            return preview.planOnly(Optional.of(stack), account, changes);
        }
        new RemovedResources(changes.changes(), hints).require(options.allowReplacement());
        DeployResult result = execution.execute(changes, Optional.of(stack), account);
        if (options.verify() || changes.isImport()) {
            context.verifier().requireDescriptor(changes.stackId());
        }
        return result;
    }

    /** A kept change set may have been created for another endpoint. */
    private void requireSameTarget(ChangeSets.ChangeSet changes) {
        for (String name : request.plan().scaling().target().names().keySet()) {
            String kept = changes.parameters().getOrDefault(name, "");
            String requested = request.parameters().getOrDefault(name, "");
            if (!kept.isEmpty() && !kept.equals(requested)) {
                throw new OperationException("Not deployed: the change set " + changes.name() + " was created for "
                        + name + " " + kept + ", but the descriptor says " + requested
                        + ". Create a new one with " + context.keepHint() + ".");
            }
        }
    }

    private void requireExecutable(ChangeSets.ChangeSet changes) {
        if (!changes.isExecutable() && !changes.isStarted()) {
            throw new OperationException("The change set " + changes.name() + " cannot be executed: "
                    + Sentences.end(reason(changes)) + " Create a new one with " + context.keepHint() + ".");
        }
    }

    private String reason(ChangeSets.ChangeSet changes) {
        if (changes.isObsolete()) {
            return "the stack has changed since it was created";
        }
        if (changes.status() == ChangeSets.ChangeSet.Status.FAILED && !changes.isEmpty()) {
            return details.changeSetFailure(changes);
        }
        return changes.reason().isEmpty() ? "CloudFormation gives no reason" : changes.reason();
    }

    private ChangeSets.ChangeSet readKept(Stacks.Stack stack, String name) {
        ChangeSets.ChangeSet found = requireByName(stack, name);
        if (found.status() != ChangeSets.ChangeSet.Status.IN_PROGRESS) {
            return found;
        }
        output.line("CloudFormation is still creating the change set " + name + ": waiting for it.");
        return changeSetCreator.awaitCreated(new ChangeSets.ChangeSetId(found.id(), found.stackId()), stack.isAbsent());
    }

    private ChangeSets.ChangeSet requireByName(Stacks.Stack stack, String name) {
        return changeSetCreator
                .find(stack.id(), name)
                .orElseThrow(() -> new OperationException("The stack " + request.stack() + " has no change set "
                        + name
                        + ": executing one deletes the others. Create a new one with " + context.keepHint() + "."));
    }
}
