package io.github.stepscale.operation.deploy;

import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.AwsException;
import io.github.stepscale.aws.ChangeSets;
import io.github.stepscale.aws.ChangeSets.OnStackFailure;
import io.github.stepscale.aws.StackStatus.Phase;
import io.github.stepscale.aws.Stacks;
import io.github.stepscale.operation.Clock;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.deploy.stack.ConcurrentChangeException;
import io.github.stepscale.operation.deploy.stack.FailureDetails;
import io.github.stepscale.operation.shared.IdempotencyToken;
import io.github.stepscale.operation.shared.PollInterval;
import io.github.stepscale.text.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/** Creates the change set of a deployment, and waits until CloudFormation has computed it. */
final class ChangeSetCreator {
    private final Stacks stacks;
    private final ChangeSets changeSets;
    private final Clock clock;
    private final DeployRequest request;
    private final DeployOptions options;
    private final FailureDetails details;
    private final Hints hints;

    /** @param details names the cause of a change set that fails */
    ChangeSetCreator(
            Aws aws, Clock clock, DeployRequest request, DeployOptions options, FailureDetails details, Hints hints) {
        this.hints = hints;
        this.details = details;
        this.stacks = aws.stacks();
        this.changeSets = aws.changeSets();
        this.clock = clock;
        this.request = request;
        this.options = options;
    }

    /**
     * Requests a change set.
     *
     * @param stack the stack to change, as it was read; empty to create one
     * @return empty if there is nothing to change
     * @throws ConcurrentChangeException if the stack has changed since it was read
     */
    Optional<ChangeSets.ChangeSetId> create(Optional<Stacks.Stack> stack) {
        Optional<OnStackFailure> onFailure =
                Optional.of(options.onFailure().ofStack()).filter(word -> stack.isEmpty());
        return create(stack, changeSetRequest(stack, onFailure), changeSets::create);
    }

    /**
     * Requests a change set that imports resources.
     *
     * @param stack the stack to import into, as it was read; empty to create one
     * @return empty if there is nothing to import
     * @throws ConcurrentChangeException if the stack has changed since it was read
     */
    Optional<ChangeSets.ChangeSetId> createImport(
            Optional<Stacks.Stack> stack, List<ChangeSets.ResourceToImport> resources) {
        return create(
                stack,
                changeSetRequest(stack, Optional.empty()),
                request -> changeSets.createImport(request, resources));
    }

    private Optional<ChangeSets.ChangeSetId> create(
            Optional<Stacks.Stack> stack,
            ChangeSets.ChangeSetRequest changeSet,
            Function<ChangeSets.ChangeSetRequest, Optional<ChangeSets.ChangeSetId>> send) {
        try {
            Optional<ChangeSets.ChangeSetId> created = send.apply(changeSet);
            created.ifPresent(id -> requireSame(stack, id));
            return created;
        } catch (AwsException refused) {
            throw explain(refused, changeSet, stack);
        }
    }

    private ChangeSets.ChangeSetRequest changeSetRequest(
            Optional<Stacks.Stack> stack, Optional<OnStackFailure> onFailure) {
        String token = IdempotencyToken.fresh();
        String name = options.changeSet() instanceof ChangeSetUse.Keep keep ? keep.name() : token;
        return new ChangeSets.ChangeSetRequest(
                request.stack(),
                name,
                stack.isEmpty(),
                token,
                request.template(),
                request.parameters(),
                request.tags(),
                options.cloudFormationRoleArn(),
                options.notificationArns(),
                options.rollbackAlarms(),
                onFailure);
    }

    /** A change set is requested by the stack's name, and another stack may have that name by now. */
    private void requireSame(Optional<Stacks.Stack> stack, ChangeSets.ChangeSetId created) {
        if (stack.isPresent() && !stack.get().id().equals(created.stackId())) {
            changeSets.delete(created.stackId(), created.id());
            throw ConcurrentChangeException.stackChanged(request.stack());
        }
    }

    private RuntimeException explain(
            AwsException refused, ChangeSets.ChangeSetRequest changeSet, Optional<Stacks.Stack> stack) {
        return switch (refused.kind()) {
            case EXISTS ->
                new OperationException(
                        "The stack " + changeSet.stack() + " already has a change set " + changeSet.name()
                                + ". Execute it with " + hints.set("changeSet", "execute:" + changeSet.name())
                                + ", or keep the new one under another name.");
            case REFUSED, NOT_FOUND ->
                isUnchanged(stack) && !ConcurrentChangeException.isBusy(refused)
                        ? refused
                        : ConcurrentChangeException.stackChanged(request.stack());
            default -> refused;
        };
    }

    private boolean isUnchanged(Optional<Stacks.Stack> stack) {
        Optional<Stacks.Stack> now = stacks.find(request.stack());
        Phase phase = now.map(state -> state.status().phase()).orElse(Phase.ABSENT);
        return stack.isEmpty()
                ? phase == Phase.ABSENT
                : phase == Phase.HEALTHY && now.map(Stacks.Stack::id).equals(stack.map(Stacks.Stack::id));
    }

    /**
     * Waits until CloudFormation has computed the changes.
     *
     * @param creates whether it creates the stack
     * @throws ConcurrentChangeException if it is gone
     */
    ChangeSets.ChangeSet awaitCreated(ChangeSets.ChangeSetId id, boolean creates) {
        PollInterval pollInterval = new PollInterval(new Random());
        Instant start = clock.instant();
        while (true) {
            ChangeSets.ChangeSet changes = read(id, creates);
            if (changes.status() == ChangeSets.ChangeSet.Status.FAILED && !changes.isEmpty()) {
                throw new OperationException(
                        "CloudFormation cannot create the change set: " + details.changeSetFailure(changes));
            }
            if (changes.status() != ChangeSets.ChangeSet.Status.IN_PROGRESS) {
                return changes;
            }
            if (Duration.between(start, clock.instant()).compareTo(options.timeout()) >= 0) {
                throw new OperationException("CloudFormation has not created the change set after "
                        + Durations.of(options.timeout()) + ". Run it again later.");
            }
            clock.sleep(pollInterval.next());
        }
    }

    private ChangeSets.ChangeSet read(ChangeSets.ChangeSetId id, boolean creates) {
        return find(id.stackId(), id.id())
                .orElseThrow(() ->
                        ConcurrentChangeException.changeSetGone(request.stack(), creates, stacks.find(id.stackId())));
    }

    /** Returns a change set; empty if there is none, or it is being deleted. */
    Optional<ChangeSets.ChangeSet> find(String stackId, String nameOrId) {
        try {
            return Optional.of(changeSets.read(stackId, nameOrId))
                    .filter(changes -> changes.status() != ChangeSets.ChangeSet.Status.DELETED);
        } catch (AwsException absent) {
            if (absent.kind() != AwsException.Kind.NOT_FOUND) {
                throw absent;
            }
            return Optional.empty();
        }
    }
}
