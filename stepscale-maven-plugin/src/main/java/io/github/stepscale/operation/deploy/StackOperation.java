package io.github.stepscale.operation.deploy;

import io.github.stepscale.aws.Stacks;
import java.util.Optional;

/**
 * Something that CloudFormation is doing to a stack.
 *
 * @param stackId the ARN of the stack
 * @param doing for people: {@code creating}, {@code updating}
 * @param after the last event before it; absent: it begins with the newest event that starts an operation
 * @param token that every event of it carries; absent: someone else began it
 * @param resources how many resources it touches, 0 where nobody knows
 */
record StackOperation(String stackId, String doing, Optional<String> after, Optional<String> token, int resources) {

    /** Whether an event belongs to it: another operation cannot run at the same time, but may before and after. */
    boolean owns(Stacks.Event event) {
        return token.isEmpty() || event.token().isEmpty() || event.token().equals(token);
    }
}
