package io.github.stepscale.operation.deploy;

import io.github.stepscale.aws.ChangeSets;
import io.github.stepscale.aws.Stacks;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.Output;
import io.github.stepscale.operation.deploy.DeployResult.Ending;
import io.github.stepscale.operation.deploy.importing.ImportCheck;
import io.github.stepscale.operation.deploy.stack.ConcurrentChangeException;
import io.github.stepscale.operation.status.LiveResources;
import io.github.stepscale.template.DeployedSteps;
import java.util.List;
import java.util.Optional;

/** One import into a stack; starts over where another run went first. */
final class ImportRun {
    private final DeployContext context;
    private final Stacks stacks;
    private final Output output;
    private final Hints hints;
    private final DeployRequest request;
    private final DeployOptions options;
    private final OwnershipGuard ownershipGuard;
    private final ImportCheck check;
    private final ChangeSetCreator changeSetCreator;
    private final ChangePreview preview;
    private final UnchangedCheck unchangedCheck;
    private final DeploymentVerifier verifier;

    ImportRun(DeployContext context) {
        this.context = context;
        this.stacks = context.stacks();
        this.output = context.output();
        this.hints = context.hints();
        this.request = context.request();
        this.options = context.options();
        this.ownershipGuard = context.ownershipGuard();
        this.check = context.importCheck();
        this.changeSetCreator = context.changeSetCreator();
        this.preview = new ChangePreview(context);
        this.unchangedCheck = new UnchangedCheck(context);
        this.verifier = context.verifier();
    }

    DeployResult run() {
        check.requireDescriptor();
        Optional<Stacks.Stack> found = stacks.find(request.stack());
        String account = found.map(Stacks.Stack::account).orElseGet(context.aws()::account);
        output.line("Account " + account + ", Region " + context.aws().region() + ", stack " + request.stack());
        try {
            return importInto(found, account);
        } catch (ConcurrentChangeException concurrent) {
            throw new OperationException(concurrent.getMessage()
                    + " This run imported nothing. Run it again when nothing else changes the stack.");
        }
    }

    private DeployResult importInto(Optional<Stacks.Stack> found, String account) {
        Optional<Stacks.Stack> stack =
                context.stackRecovery(ownershipGuard, () -> {}).settle(found);
        if (stack.filter(unchangedCheck::isUnchanged).isPresent()) {
            return unchanged(stack.orElseThrow(), account);
        }
        List<ChangeSets.ResourceToImport> resources = check.require(stack);
        Optional<ChangeSets.ChangeSetId> id = changeSetCreator.createImport(stack, resources);
        return id.map(created -> apply(stack, created, account))
                .orElseThrow(() -> new OperationException("CloudFormation finds nothing to import."));
    }

    private DeployResult apply(Optional<Stacks.Stack> stack, ChangeSets.ChangeSetId id, String account) {
        ChangeSetCleanup cleanup = new ChangeSetCleanup(context, id, stack.isEmpty());
        try {
            ChangeSets.ChangeSet changes = changeSetCreator.awaitCreated(id, stack.isEmpty());
            preview.show(stack, changes.changes(), DeployedSteps.of(request.template()));
            context.failureDetails().printWarnings(changes);
            requireImport(changes);
            return apply(stack, changes, cleanup, account);
        } catch (RuntimeException failed) {
            cleanup.afterFailure();
            throw failed;
        }
    }

    /** What else it would do was found neither in the stack nor in the live resources. */
    private static void requireImport(ChangeSets.ChangeSet changes) {
        if (!changes.isImport()) {
            throw new OperationException("Not imported: the change set would not only import resources, as the table"
                    + " shows. Nothing was changed.");
        }
    }

    private DeployResult apply(
            Optional<Stacks.Stack> stack, ChangeSets.ChangeSet changes, ChangeSetCleanup cleanup, String account) {
        if (options.dryRun()) {
            cleanup.remove();
            DeployResult planned = preview.planOnly(stack, account, changes);
            cleanup.printEmptyStack();
            return planned;
        }
        cleanup.keep();
        if (options.changeSet() instanceof ChangeSetUse.Keep keep) {
            output.line("Nothing is imported yet: the change set " + keep.name() + " is kept. Deploy this"
                    + " descriptor with " + hints.set("changeSet", "execute:" + keep.name()) + " to execute it.");
            return context.result(Ending.KEPT, stack, account, changes.changes());
        }
        DeployResult result = new ChangeSetExecution(context).execute(changes, stack, account);
        verifier.requireSame(changes.stackId());
        return result;
    }

    private DeployResult unchanged(Stacks.Stack stack, String account) {
        LiveResources live = verifier.read(ownershipGuard.resources(stack));
        if (live.isDrifted()) {
            throw verifier.undetected(live);
        }
        output.line("Nothing to import: the stack has these resources already.");
        return context.result(Ending.UNCHANGED, Optional.of(stack), account, List.of());
    }
}
