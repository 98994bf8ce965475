package io.github.stepscale.operation.deploy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How to delete a stack.
 *
 * @param retained logical ids of resources to leave behind; only CloudFormation's second attempt, after one that failed,
 *     takes them
 * @param roleArn the role that CloudFormation acts as; absent: the caller
 * @param timeout how long the deletion is followed
 */
public record DeleteOptions(List<String> retained, Optional<String> roleArn, Duration timeout) {
    public DeleteOptions {
        retained = List.copyOf(retained);
    }

    /** Everything goes; followed for 30 minutes. */
    public static DeleteOptions standard() {
        return new DeleteOptions(List.of(), Optional.empty(), Duration.ofMinutes(30));
    }
}
