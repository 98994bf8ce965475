package io.github.stepscale.operation.stackset;

import io.github.stepscale.aws.StackSets;
import java.util.List;

/**
 * What the deployment of a stack set came to.
 *
 * @param account that of the stack set
 * @param region that of the stack set; its instances may be elsewhere
 * @param steps what was done, or would be, in words
 * @param instances all there are, by account and Region
 */
public record StackSetResult(
        Ending ending,
        String stackSet,
        String account,
        String region,
        List<String> steps,
        List<StackSets.Instance> instances) {

    /** How it ended well. */
    public enum Ending {
        /** The stack set is new. */
        CREATED,
        /** The stack set was changed, or got more instances. */
        UPDATED,
        /** There was nothing to change. */
        UNCHANGED,
        /** A dry run said what would be done. */
        PLANNED
    }

    public StackSetResult {
        steps = List.copyOf(steps);
        instances = List.copyOf(instances);
    }
}
