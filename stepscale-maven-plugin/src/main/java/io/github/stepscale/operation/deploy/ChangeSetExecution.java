package io.github.stepscale.operation.deploy;

import io.github.stepscale.aws.AwsException;
import io.github.stepscale.aws.ChangeSets;
import io.github.stepscale.aws.StackEvents;
import io.github.stepscale.aws.StackStatus;
import io.github.stepscale.aws.Stacks;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.Output;
import io.github.stepscale.operation.deploy.DeployResult.Ending;
import io.github.stepscale.operation.deploy.stack.ConcurrentChangeException;
import io.github.stepscale.operation.deploy.stack.Follower;
import io.github.stepscale.operation.deploy.stack.StackOutcome;
import java.util.Optional;

/** Executes a change set and follows it to its end, also where another run has begun to execute it. */
final class ChangeSetExecution {
    private final DeployContext context;
    private final Stacks stacks;
    private final Output output;
    private final Hints hints;
    private final DeployRequest request;
    private final DeployOptions options;
    private final Follower follower;
    private final ChangeSetCreator changeSetCreator;
    private final ExistingPolicies existingPolicies;

    ChangeSetExecution(DeployContext context) {
        this.context = context;
        this.stacks = context.stacks();
        this.output = context.output();
        this.hints = context.hints();
        this.request = context.request();
        this.options = context.options();
        this.follower = context.follower();
        this.changeSetCreator = context.changeSetCreator();
        this.existingPolicies = context.existingPolicies();
    }

    DeployResult execute(ChangeSets.ChangeSet changes, Optional<Stacks.Stack> stack, String account) {
        boolean creates = stack.filter(state -> !state.isAbsent()).isEmpty();
        StackOutcome outcome = executeAndFollow(changes, creates);
        if (!outcome.status().isSuccess()) {
            context.failureDetails().print(outcome);
            throw new OperationException(outcome.failure(request.stack(), hints));
        }
        options.terminationProtection()
                .ifPresent(protection -> stacks.setTerminationProtection(changes.stackId(), protection));
        if (DeployContext.addsTarget(changes)) {
            existingPolicies.requireStillNone(changes.stackId(), outcome.physicalIds());
        }
        return context.printOutputs(
                context.result(ending(changes, creates), outcome.state(), account, changes.changes()));
    }

    private static Ending ending(ChangeSets.ChangeSet changes, boolean creates) {
        if (changes.isImport()) {
            return Ending.IMPORTED;
        }
        return creates ? Ending.CREATED : Ending.UPDATED;
    }

    private static String doing(ChangeSets.ChangeSet changes, boolean creates) {
        if (changes.isImport()) {
            return "importing into";
        }
        return creates ? "creating" : "updating";
    }

    /** A kept change set may be under way already: by a run that was killed, or one at the same time. */
    private StackOutcome executeAndFollow(ChangeSets.ChangeSet changes, boolean creates) {
        String doing = doing(changes, creates);
        if (!changes.isStarted()) {
            try {
                return follower.run(
                        changes.stackId(), doing, changes.changes().size(), token -> begin(changes, creates, token));
            } catch (ConcurrentChangeException concurrent) {
                if (!concurrent.executesThisOne()) {
                    throw concurrent;
                }
            }
        }
        output.line("Another run has started to execute the change set " + changes.name() + ": following it.");
        return follower.join(changes.stackId(), doing);
    }

    /** @throws ConcurrentChangeException if the change set can no longer be executed, or another run executes it */
    private void begin(ChangeSets.ChangeSet changes, boolean creates, String token) {
        try {
            if (!context.aws().changeSets().execute(changes, token) && isOfAnother(changes.stackId(), token)) {
                throw ConcurrentChangeException.executedAlready(request.stack());
            }
        } catch (AwsException refused) {
            throw switch (refused.kind()) {
                case NOT_FOUND ->
                    ConcurrentChangeException.changeSetGone(request.stack(), creates, stacks.find(changes.stackId()));
                case REFUSED ->
                    isOvertaken(changes, refused) ? ConcurrentChangeException.outOfDate(request.stack()) : refused;
                default -> refused;
            };
        }
    }

    /** Decides by the events of the newest operation. Without a token, as in an emulator, it counts as this run's. */
    private boolean isOfAnother(String stackId, String token) {
        return context.aws().stackEvents().read(stackId, Optional.empty()).stream()
                .filter(StackEvents.Event::isOfStack)
                .flatMap(event -> event.token().stream())
                .anyMatch(other -> !other.equals(token));
    }

    /** Checks again, since the other operation may be over. A kept change set is not created again, so it stays usable. */
    private boolean isOvertaken(ChangeSets.ChangeSet changes, AwsException refused) {
        boolean kept = options.changeSet() instanceof ChangeSetUse.ExecuteKept;
        return !kept && ConcurrentChangeException.isBusy(refused) || !isExecutable(changes);
    }

    private boolean isExecutable(ChangeSets.ChangeSet changes) {
        return changeSetCreator
                        .find(changes.stackId(), changes.id())
                        .filter(ChangeSets.ChangeSet::isExecutable)
                        .isPresent()
                && stacks.find(changes.stackId())
                        .filter(stack -> stack.status().phase() != StackStatus.Phase.BUSY)
                        .isPresent();
    }
}
