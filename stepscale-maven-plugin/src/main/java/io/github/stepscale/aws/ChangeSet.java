package io.github.stepscale.aws;

import java.util.List;
import java.util.Map;

/**
 * A change set as CloudFormation has it.
 *
 * @param id its ARN
 * @param status how far its making is
 * @param executable whether it can be executed now
 * @param started whether its execution has begun; it may be over
 * @param isExecuted whether its execution has succeeded
 * @param isObsolete whether the stack has changed since it was made, so that it can never be executed
 * @param reason why it failed; may be empty
 * @param parameters values of the template's parameters, by name
 */
public record ChangeSet(
        String id,
        String name,
        String stackId,
        Status status,
        boolean executable,
        boolean started,
        boolean isExecuted,
        boolean isObsolete,
        String reason,
        Map<String, String> parameters,
        List<Change> changes) {
    public ChangeSet {
        parameters = Map.copyOf(parameters);
        changes = List.copyOf(changes);
    }

    /** How far the making of a change set is. */
    public enum Status {
        IN_PROGRESS,
        COMPLETE,
        FAILED,
        /** Somebody deletes it, or has deleted it. */
        DELETED
    }

    /** Whether it could not be made since there is nothing to change: that is no failure. */
    public boolean isEmpty() {
        return status == Status.FAILED && saysNothingToChange(reason);
    }

    /** CloudFormation has no code for it, only these two sentences. */
    static boolean saysNothingToChange(String reason) {
        return reason.startsWith("The submitted information didn't contain changes.")
                || reason.contains("No updates are to be performed");
    }
}
