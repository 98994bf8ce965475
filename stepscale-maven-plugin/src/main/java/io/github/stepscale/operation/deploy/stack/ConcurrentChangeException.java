package io.github.stepscale.operation.deploy.stack;

import io.github.stepscale.aws.AwsException;
import io.github.stepscale.aws.StackStatus;
import io.github.stepscale.aws.StackStatus.Phase;
import io.github.stepscale.aws.Stacks;
import java.util.Optional;

/**
 * Signals that another run or person changed the stack first: what this run read or made is outdated, and nothing of it was
 * executed. The message says what happened, as far as it can be known.
 */
public final class ConcurrentChangeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean executesThisOne;

    private ConcurrentChangeException(String message) {
        this(message, false);
    }

    private ConcurrentChangeException(String message, boolean executesThisOne) {
        super(message);
        this.executesThisOne = executesThisOne;
    }

    /** Whether the other run executes the change set that this run was about to execute. */
    public boolean executesThisOne() {
        return executesThisOne;
    }

    /**
     * Reports that the change set is gone: executing one deletes the others of its stack, and so does deleting the stack.
     *
     * @param creates whether it would have created the stack
     * @param now the stack that it belonged to, read by its id
     */
    public static ConcurrentChangeException changeSetGone(String stack, boolean creates, Optional<Stacks.Stack> now) {
        return new ConcurrentChangeException("The change set is gone: " + cause(stack, creates, now));
    }

    private static String cause(String stack, boolean creates, Optional<Stacks.Stack> now) {
        StackStatus status = now.map(Stacks.Stack::status).orElse(StackStatus.DELETE_COMPLETE);
        return switch (status) {
            case DELETE_COMPLETE, DELETE_IN_PROGRESS, DELETE_FAILED ->
                "the stack " + stack + " was deleted meanwhile, and not by this run.";
            case REVIEW_IN_PROGRESS -> "it was deleted, and not by this run.";
            default ->
                creates || status.phase() == Phase.BUSY
                        ? "another deployment of " + stack + " went first."
                        : "another deployment of " + stack + " went first, or the change set was deleted.";
        };
    }

    /** Reports that the change set is out of date: the stack has changed since it was created. */
    public static ConcurrentChangeException outOfDate(String stack) {
        return new ConcurrentChangeException("The change set is out of date: the stack " + stack
                + " has changed since it was created, and not by this run.");
    }

    /** Whether AWS refused because another operation was in progress, which may have ended since. */
    public static boolean isBusy(AwsException refused) {
        return refused.kind() == AwsException.Kind.REFUSED && refused.detail().contains("_IN_PROGRESS");
    }

    /** Reports that two runs execute the same kept change set. */
    public static ConcurrentChangeException executedAlready(String stack) {
        return new ConcurrentChangeException("Another run executes this change set of " + stack + ".", true);
    }

    /** Reports that the stack has changed since this run read it. */
    public static ConcurrentChangeException stackChanged(String stack) {
        return new ConcurrentChangeException("The stack " + stack + " has changed since this run read it.");
    }
}
