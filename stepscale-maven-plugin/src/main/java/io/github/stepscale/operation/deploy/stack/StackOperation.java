package io.github.stepscale.operation.deploy.stack;

import java.util.Optional;

/**
 * An operation of CloudFormation on a stack.
 *
 * @param stackId the ARN of the stack
 * @param doing the operation as a word, such as {@code creating}
 * @param after the id of the last event before it; absent: it starts with the newest event that starts an operation
 * @param token the token that its events carry; absent: another run started it
 * @param resources the number of resources that it changes, 0 if unknown
 */
record StackOperation(String stackId, String doing, Optional<String> after, Optional<String> token, int resources) {}
