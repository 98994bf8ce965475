package io.github.stepscale.operation.stackset;

import io.github.stepscale.aws.StackSets;
import java.util.List;

/**
 * The result of the deployment of a stack set.
 *
 * @param account the account of the stack set
 * @param region the Region of the stack set; its instances may be elsewhere
 * @param steps the executed steps, or those of a dry run, in words
 * @param instances all instances, by account and Region
 */
public record StackSetResult(
        Ending ending,
        String stackSet,
        String account,
        String region,
        List<String> steps,
        List<StackSets.Instance> instances) {

    /** How a successful deployment ended. */
    public enum Ending {
        /** The stack set is new. */
        CREATED,
        /** The stack set was changed, or got more instances. */
        UPDATED,
        /** There was nothing to change. */
        UNCHANGED,
        /** A dry run reported what would be done. */
        PLANNED
    }

    public StackSetResult {
        steps = List.copyOf(steps);
        instances = List.copyOf(instances);
    }
}
