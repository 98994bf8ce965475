package io.github.stepscale.operation.shared;

import io.github.stepscale.aws.SafeText;
import io.github.stepscale.aws.StackStatus.Phase;
import io.github.stepscale.aws.Stacks;
import io.github.stepscale.operation.ScalableTargetId;
import io.github.stepscale.template.GeneratedResources;
import java.util.List;
import java.util.Optional;

/**
 * Whose a stack is. It is ours if every resource in it is one that our templates can hold, by type and logical id, and
 * its scalable target is the descriptor's. No version and no mark counts:
 * docs/decisions/0018-ownership-and-two-actors.md.
 */
public final class StackOwnership {
    private static final String TARGET = "AWS::ApplicationAutoScaling::ScalableTarget";

    private StackOwnership() {}

    /**
     * What in a stack no descriptor of the target makes, each in words: its logical id, and its type or whose it is.
     *
     * @param resources all of the stack
     * @param target that of the descriptor
     * @return empty if the stack is ours, or nobody's
     */
    public static List<String> foreign(Stacks.Stack stack, List<Stacks.Resource> resources, ScalableTargetId target) {
        return resources.stream()
                .filter(resource -> tells(stack, resource))
                .map(resource -> objection(resource, target))
                .flatMap(Optional::stream)
                .toList();
    }

    /** What a stack does not have any more is no concern of anybody; in a dead one it is all that tells whose it was. */
    private static boolean tells(Stacks.Stack stack, Stacks.Resource resource) {
        boolean gone =
                resource.status().equals("DELETE_COMPLETE") || resource.status().equals("DELETE_SKIPPED");
        return !gone || stack.status().phase() == Phase.DEAD;
    }

    private static Optional<String> objection(Stacks.Resource resource, ScalableTargetId target) {
        if (!GeneratedResources.contains(resource.logicalId(), resource.type())) {
            return Optional.of(named(resource.logicalId(), resource.type()));
        }
        boolean other = resource.type().equals(TARGET)
                && resource.isHeld()
                && !resource.physicalId().isEmpty()
                && !resource.physicalId().equals(target.physicalId());
        return other
                ? Optional.of(
                        resource.logicalId() + " (of " + SafeText.oneLine(scaled(resource.physicalId(), target)) + ")")
                : Optional.empty();
    }

    /** The resource that is scaled, where that is what differs. */
    private static String scaled(String physicalId, ScalableTargetId target) {
        return ScalableTargetId.ofPhysicalId(physicalId)
                .map(ScalableTargetId::resourceId)
                .filter(resourceId -> !resourceId.equals(target.resourceId()))
                .orElse(physicalId);
    }

    /** A resource that is not ours. */
    public static String named(String logicalId, String type) {
        return logicalId + " (" + type + ")";
    }
}
