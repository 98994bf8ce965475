package io.github.stepscale.operation.deploy;

import io.github.stepscale.aws.AwsException;
import io.github.stepscale.aws.StackStatus;
import io.github.stepscale.aws.StackStatus.Phase;
import io.github.stepscale.aws.Stacks;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.OperationException;
import io.github.stepscale.operation.Output;
import io.github.stepscale.operation.deploy.DeployOptions.Recreate;
import io.github.stepscale.operation.deploy.stack.ConcurrentChangeException;
import io.github.stepscale.operation.deploy.stack.FailureDetails;
import io.github.stepscale.operation.deploy.stack.Follower;
import io.github.stepscale.operation.deploy.stack.StackOutcome;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Brings a stack from any state to one that accepts a change set: healthy, or absent. */
final class StackRecovery {
    /** No stack needs more moves than this: busy, failed, rolled back, deleted. */
    private static final int MAX_MOVES = 8;

    private final Stacks stacks;
    private final Follower follower;
    private final Output output;
    private final DeployOptions options;
    private final OwnershipGuard ownershipGuard;
    private final FailureDetails details;
    private final Hints hints;
    private final Runnable preflight;

    /**
     * @param ownershipGuard checks every stack that has, or had, resources before it is changed
     * @param details prints what a failed operation met
     * @param preflight checks the endpoint before a stack is changed; it may throw
     */
    StackRecovery(
            Stacks stacks,
            Follower follower,
            Output output,
            DeployOptions options,
            OwnershipGuard ownershipGuard,
            FailureDetails details,
            Hints hints,
            Runnable preflight) {
        this.preflight = preflight;
        this.hints = hints;
        this.details = details;
        this.stacks = stacks;
        this.follower = follower;
        this.output = output;
        this.options = options;
        this.ownershipGuard = ownershipGuard;
    }

    /**
     * Waits, or makes the move that the state of the stack needs and the options allow.
     *
     * @return the stack to update; empty to create one
     * @throws OperationException if an option has to allow the move first, or stepscale did not make the stack
     */
    Optional<Stacks.Stack> settle(Optional<Stacks.Stack> found) {
        Optional<Stacks.Stack> stack = found;
        for (int move = 0; move < MAX_MOVES; move++) {
            Phase phase = phase(stack);
            if (phase == Phase.ABSENT) {
                return Optional.empty();
            }
            Stacks.Stack state = stack.orElseThrow();
            if (phase != Phase.BUSY) {
                ownershipGuard.require(state);
            }
            if (phase == Phase.HEALTHY) {
                return stack;
            }
            stack = advance(state, phase);
        }
        throw new OperationException(
                "The stack does not reach a stable state. Check it in the CloudFormation console.");
    }

    private static Phase phase(Optional<Stacks.Stack> stack) {
        return stack.map(state -> state.status().phase()).orElse(Phase.ABSENT);
    }

    private Optional<Stacks.Stack> advance(Stacks.Stack stack, Phase phase) {
        return switch (phase) {
            case BUSY -> awaitEnd(stack);
            case DEAD, PAUSED, STUCK -> recover(stack);
            case ABSENT, HEALTHY -> throw new IllegalArgumentException(phase.name());
        };
    }

    private Optional<Stacks.Stack> awaitEnd(Stacks.Stack stack) {
        output.line("The stack is in " + stack.status() + reason(stack)
                + ": waiting for that to end, since nothing else can start before.");
        return follower.join(stack.id(), doing(stack.status())).state();
    }

    private Optional<Stacks.Stack> recover(Stacks.Stack stack) {
        return switch (stack.status()) {
            case ROLLBACK_COMPLETE -> deleteFailed(stack, Recreate.EMPTY, "its creation failed and was rolled back");
            case ROLLBACK_FAILED ->
                deleteFailed(stack, Recreate.ANY, "its creation and the rollback failed; it may contain resources");
            case CREATE_FAILED ->
                deleteFailed(
                        stack, Recreate.ANY, "its creation failed and was not rolled back; it may contain resources");
            case UPDATE_ROLLBACK_FAILED -> {
                requireContinue(stack, "an update and its rollback failed");
                yield rollBack(
                        stack,
                        "continuing the rollback of",
                        token -> stacks.continueRollback(stack.id(), token, options.cloudFormationRoleArn()));
            }
            case UPDATE_FAILED -> {
                requireContinue(stack, "an update failed and was not rolled back");
                yield rollBack(
                        stack,
                        "rolling back",
                        token -> stacks.rollback(stack.id(), token, options.cloudFormationRoleArn()));
            }
            case DELETE_FAILED ->
                throw refusal(
                        stack,
                        "its deletion failed",
                        "Finish with " + hints.run("delete") + ", or keep the resources that cannot be deleted with "
                                + hints.set("retain", "<logical ids>"));
            default ->
                throw refusal(
                        stack,
                        "an import could not be rolled back",
                        "Repair it by hand in the CloudFormation console, then deploy again");
        };
    }

    private Optional<Stacks.Stack> deleteFailed(Stacks.Stack stack, Recreate needed, String why) {
        if (options.recreateFailed().compareTo(needed) < 0) {
            throw refusal(
                    stack,
                    why,
                    "Deploy again with " + hints.set("recreateFailed", "true") + " to delete it and create it again");
        }
        refuseInDryRun(stack, why);
        preflight.run();
        output.line("The stack is in " + stack.status() + " (" + why + "): deleting it, then creating it again.");
        // By its id: a stack that is created meanwhile under the same name has another one.
        StackOutcome outcome = follower.run(
                stack.id(),
                "deleting",
                0,
                begin(stack, token -> stacks.delete(stack.id(), token, options.cloudFormationRoleArn(), List.of())));
        if (outcome.status() != StackStatus.DELETE_COMPLETE) {
            details.print(outcome);
            throw new OperationException("The failed stack could not be deleted. " + outcome.explanation(hints));
        }
        return Optional.empty();
    }

    private Optional<Stacks.Stack> rollBack(Stacks.Stack stack, String doing, Consumer<String> request) {
        refuseInDryRun(stack, "it must be repaired first");
        preflight.run();
        output.line("The stack is in " + stack.status() + ": first " + doing + " " + stack.name() + ".");
        StackOutcome outcome = follower.run(stack.id(), doing, 0, begin(stack, request));
        if (outcome.status() == stack.status()) {
            details.print(outcome);
            throw new OperationException(
                    "The stack " + stack.name() + " is still in " + stack.status() + ". " + outcome.explanation(hints));
        }
        return outcome.state();
    }

    /**
     * Sends a request that starts an operation.
     *
     * @throws ConcurrentChangeException if it is refused because the stack has changed since it was read
     */
    private Consumer<String> begin(Stacks.Stack stack, Consumer<String> request) {
        return token -> {
            try {
                request.accept(token);
            } catch (AwsException refused) {
                throw isOvertaken(stack, refused) ? ConcurrentChangeException.stackChanged(stack.name()) : refused;
            }
        };
    }

    private boolean isOvertaken(Stacks.Stack stack, AwsException refused) {
        return refused.kind() == AwsException.Kind.REFUSED
                && (ConcurrentChangeException.isBusy(refused)
                        || stacks.find(stack.id())
                                .filter(now -> now.status() == stack.status())
                                .isEmpty());
    }

    private void requireContinue(Stacks.Stack stack, String why) {
        if (!options.continueRollback()) {
            throw refusal(
                    stack,
                    why,
                    "Deploy again with " + hints.set("continueRollback", "true")
                            + " to roll it back and continue from there");
        }
    }

    private void refuseInDryRun(Stacks.Stack stack, String why) {
        if (options.dryRun()) {
            throw refusal(stack, why, "A dry run changes nothing: deploy without " + hints.option("dryRun"));
        }
    }

    private static OperationException refusal(Stacks.Stack stack, String why, String next) {
        return new OperationException("The stack " + stack.name() + " is in " + stack.status() + reason(stack) + ": "
                + why + ". " + next + ".");
    }

    /** What CloudFormation says about the status, such as that the validation failed. */
    private static String reason(Stacks.Stack stack) {
        String said = Stream.concat(stack.detail().stream(), Stream.of(stack.reason()))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(": "));
        return said.isEmpty() ? "" : " (" + said + ")";
    }

    private static String doing(StackStatus status) {
        return switch (status) {
            case CREATE_IN_PROGRESS -> "creating";
            case DELETE_IN_PROGRESS -> "deleting";
            case IMPORT_IN_PROGRESS -> "importing into";
            case UPDATE_IN_PROGRESS, UPDATE_COMPLETE_CLEANUP_IN_PROGRESS -> "updating";
            default -> "rolling back";
        };
    }
}
