package io.github.stepscale.aws;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that happened to a stack or to a resource of it.
 *
 * @param resource its logical id; the name of the stack for the stack itself
 * @param type such as {@code AWS::CloudWatch::Alarm}
 * @param physicalId may be empty while it is being made
 * @param status such as {@code CREATE_IN_PROGRESS}
 * @param reason the whole of it; may be empty
 * @param token that of the request whose operation this belongs to, where CloudFormation says it
 */
public record StackEvent(
        String id,
        String stackId,
        Instant time,
        String resource,
        String type,
        String physicalId,
        String status,
        String reason,
        Optional<String> token) {

    /** Whether it is about the stack as a whole. */
    public boolean isOfStack() {
        return physicalId.equals(stackId);
    }

    public boolean isFailure() {
        return status.endsWith("_FAILED");
    }

    /** Whether an operation starts with it: everything up to the next such event belongs together. */
    public boolean startsOperation() {
        return isOfStack()
                && switch (status) {
                    case "CREATE_IN_PROGRESS", "UPDATE_IN_PROGRESS", "DELETE_IN_PROGRESS", "IMPORT_IN_PROGRESS" -> true;
                    default -> false;
                };
    }
}
