package io.github.stepscale.operation.deploy;

import io.github.stepscale.aws.AwsException;
import io.github.stepscale.aws.StackStatus.Phase;
import io.github.stepscale.aws.Stacks;
import io.github.stepscale.operation.Clock;
import io.github.stepscale.operation.ErrorAdvice;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.shared.IdempotencyToken;
import io.github.stepscale.operation.shared.PollInterval;
import io.github.stepscale.text.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;

/** Opens the change set of a deployment, and waits until CloudFormation has made it. */
final class ChangeSetCreator {
    private final Stacks stacks;
    private final Clock time;
    private final DeployRequest request;
    private final DeployOptions options;
    private final Hints hints;

    ChangeSetCreator(Stacks stacks, Clock time, DeployRequest request, DeployOptions options, Hints hints) {
        this.hints = hints;
        this.stacks = stacks;
        this.time = time;
        this.request = request;
        this.options = options;
    }

    /**
     * Opens one.
     *
     * @param stack the one to change, as it was looked at; empty if one is to be created
     * @return empty if there is nothing to change
     * @throws ConcurrentChangeException if the stack is not as it was looked at
     */
    Optional<Stacks.ChangeSetId> open(Optional<Stacks.Stack> stack) {
        Stacks.ChangeSetRequest wanted = wanted(stack);
        try {
            Optional<Stacks.ChangeSetId> made = stacks.createChangeSet(wanted);
            made.ifPresent(id -> requireSame(stack, id));
            return made;
        } catch (AwsException refused) {
            throw explained(refused, wanted, stack);
        }
    }

    private Stacks.ChangeSetRequest wanted(Optional<Stacks.Stack> stack) {
        String token = IdempotencyToken.fresh();
        String name = options.changeSet() instanceof ChangeSetUse.Keep keep ? keep.name() : token;
        return new Stacks.ChangeSetRequest(
                request.stack(),
                name,
                stack.isEmpty(),
                token,
                request.template(),
                request.parameters(),
                request.tags(),
                options.roleArn(),
                options.notificationArns(),
                options.rollbackAlarms());
    }

    /** A change set is asked for by the stack's name, and another stack may have that name by now. */
    private void requireSame(Optional<Stacks.Stack> stack, Stacks.ChangeSetId made) {
        if (stack.isPresent() && !stack.get().id().equals(made.stackId())) {
            stacks.deleteChangeSet(made.stackId(), made.id());
            throw ConcurrentChangeException.stackChanged(request.stack());
        }
    }

    private RuntimeException explained(
            AwsException refused, Stacks.ChangeSetRequest wanted, Optional<Stacks.Stack> stack) {
        return switch (refused.kind()) {
            case EXISTS ->
                new OperationException("The stack " + wanted.stack() + " already has a change set " + wanted.name()
                        + ". Execute it with " + hints.set("changeSet", "execute:" + wanted.name())
                        + ", or keep the new one under another name.");
            case REFUSED, NOT_FOUND ->
                isAsLookedAt(stack) && !ConcurrentChangeException.saysBusy(refused)
                        ? refused
                        : ConcurrentChangeException.stackChanged(request.stack());
            default -> refused;
        };
    }

    private boolean isAsLookedAt(Optional<Stacks.Stack> stack) {
        Optional<Stacks.Stack> now = stacks.find(request.stack());
        Phase phase = now.map(state -> state.status().phase()).orElse(Phase.ABSENT);
        return stack.isEmpty()
                ? phase == Phase.ABSENT
                : phase == Phase.HEALTHY && now.map(Stacks.Stack::id).equals(stack.map(Stacks.Stack::id));
    }

    /**
     * Waits until it is made.
     *
     * @param creates whether it is to create the stack
     * @throws ConcurrentChangeException if it is gone
     */
    Stacks.ChangeSet ready(Stacks.ChangeSetId id, boolean creates) {
        PollInterval pace = new PollInterval(new Random());
        Instant start = time.instant();
        while (true) {
            Stacks.ChangeSet changes = look(id, creates);
            if (changes.status() == Stacks.ChangeSet.Status.FAILED && !changes.isEmpty()) {
                throw new OperationException(
                        "CloudFormation cannot create the change set: " + ErrorAdvice.explain(changes.reason(), hints));
            }
            if (changes.status() != Stacks.ChangeSet.Status.IN_PROGRESS) {
                return changes;
            }
            if (Duration.between(start, time.instant()).compareTo(options.timeout()) >= 0) {
                throw new OperationException("CloudFormation has not created the change set after "
                        + Durations.of(options.timeout()) + ". Run it again later.");
            }
            time.sleep(pace.next());
        }
    }

    private Stacks.ChangeSet look(Stacks.ChangeSetId id, boolean creates) {
        return find(id.stackId(), id.id())
                .orElseThrow(() ->
                        ConcurrentChangeException.changeSetGone(request.stack(), creates, stacks.find(id.stackId())));
    }

    /** A change set; empty if there is none, or it is on its way out. */
    Optional<Stacks.ChangeSet> find(String stackId, String nameOrId) {
        try {
            return Optional.of(stacks.changeSet(stackId, nameOrId))
                    .filter(changes -> changes.status() != Stacks.ChangeSet.Status.DELETED);
        } catch (AwsException absent) {
            if (absent.kind() != AwsException.Kind.NOT_FOUND) {
                throw absent;
            }
            return Optional.empty();
        }
    }
}
