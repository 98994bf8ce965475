package io.github.stepscale.aws;

/**
 * How careful CloudFormation is when it works on instances.
 *
 * @param failureTolerance in how many accounts of a Region it may fail before it stops; 0 or more
 * @param maxConcurrent in how many accounts it works at the same time; 1 or more, lowered by CloudFormation to one more
 *     than the tolerance
 */
public record StackSetPreferences(int failureTolerance, int maxConcurrent) {

    /** One account after the other, and none may fail: CloudFormation's own defaults. */
    public static StackSetPreferences standard() {
        return new StackSetPreferences(0, 1);
    }
}
