package io.github.stepscale.operation.deploy;

import io.github.stepscale.aws.AwsException;
import io.github.stepscale.aws.ChangeSets;
import io.github.stepscale.aws.Stacks;
import io.github.stepscale.operation.Output;
import io.github.stepscale.operation.deploy.stack.ConcurrentChangeException;
import io.github.stepscale.operation.shared.IdempotencyToken;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Brings resources back with a change set that reverts drift: CloudFormation User Guide, "Using drift-aware change sets". */
final class DriftReversion {
    private final DeployContext context;
    private final ChangeSets changeSets;
    private final Output output;
    private final ChangeSetCreator changeSetCreator;

    DriftReversion(DeployContext context) {
        this.context = context;
        this.changeSets = context.aws().changeSets();
        this.output = context.output();
        this.changeSetCreator = context.changeSetCreator();
    }

    /**
     * Creates the change set, shows it, executes it and follows it.
     *
     * @param absent the logical ids of resources that are gone, so that creating them replaces nothing
     * @throws ConcurrentChangeException if another run changes the stack meanwhile
     */
    void run(Stacks.Stack stack, Set<String> absent, String account) {
        Optional<ChangeSets.ChangeSetId> id = create(stack);
        if (id.isEmpty()) {
            printNone();
            return;
        }
        ChangeSetCleanup cleanup = new ChangeSetCleanup(context, id.get(), false);
        try {
            ChangeSets.ChangeSet changes = changeSetCreator.awaitCreated(id.get(), false);
            if (changes.isEmpty()) {
                cleanup.remove();
                printNone();
                return;
            }
            execute(stack, changes, absent, cleanup, account);
        } catch (RuntimeException failed) {
            cleanup.afterFailure();
            throw failed;
        }
    }

    private void execute(
            Stacks.Stack stack,
            ChangeSets.ChangeSet changes,
            Set<String> absent,
            ChangeSetCleanup cleanup,
            String account) {
        new ChangePreview(context).show(Optional.empty(), changes.changes(), Map.of());
        List<ChangeSets.Change> ofExisting = changes.changes().stream()
                .filter(change -> !absent.contains(change.resource()))
                .toList();
        new RemovedResources(ofExisting, context.hints())
                .require(context.options().allowReplacement());
        cleanup.keep();
        new ChangeSetExecution(context).execute(changes, Optional.of(stack), account);
    }

    private Optional<ChangeSets.ChangeSetId> create(Stacks.Stack stack) {
        try {
            return changeSets.createDriftReverting(request());
        } catch (AwsException refused) {
            throw ConcurrentChangeException.isBusy(refused)
                    ? ConcurrentChangeException.stackChanged(stack.name())
                    : refused;
        }
    }

    private ChangeSets.ChangeSetRequest request() {
        DeployRequest request = context.request();
        DeployOptions options = context.options();
        String token = IdempotencyToken.fresh();
        return new ChangeSets.ChangeSetRequest(
                request.stack(),
                token,
                false,
                token,
                request.template(),
                request.parameters(),
                request.tags(),
                options.cloudFormationRoleArn(),
                options.notificationArns(),
                options.rollbackAlarms(),
                Optional.empty());
    }

    private void printNone() {
        output.line("CloudFormation detects no drift in the stack.");
    }
}
