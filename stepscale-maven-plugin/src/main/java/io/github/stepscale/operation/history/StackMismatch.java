package io.github.stepscale.operation.history;

import io.github.stepscale.aws.Stacks;
import io.github.stepscale.operation.ScalableTargetId;
import io.github.stepscale.operation.shared.StackOwnership;
import java.util.List;
import java.util.Optional;

/** Warns if a stack was not deployed from the descriptor, so that its alarms do not match the activities of the target. */
public final class StackMismatch {
    private StackMismatch() {}

    /**
     * Returns the warning, one line; empty if the stack belongs to the descriptor.
     *
     * @param name the name of the stack
     * @param resources all resources of the stack
     * @param target the scalable target of the descriptor
     */
    public static Optional<String> warning(
            String name, Stacks.Stack stack, List<Stacks.Resource> resources, ScalableTargetId target) {
        List<String> foreign = StackOwnership.foreign(stack, resources, target);
        return foreign.isEmpty()
                ? Optional.empty()
                : Optional.of("The stack " + name
                        + " does not belong to this descriptor, so its alarms may scale something else: no descriptor of"
                        + " this target generates " + String.join(", ", foreign)
                        + ". Check stackName and the names of the target.");
    }
}
