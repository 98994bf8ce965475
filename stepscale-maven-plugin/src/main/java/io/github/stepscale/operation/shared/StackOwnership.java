package io.github.stepscale.operation.shared;

import io.github.stepscale.aws.SafeText;
import io.github.stepscale.aws.StackStatus.Phase;
import io.github.stepscale.aws.Stacks;
import io.github.stepscale.operation.ScalableTargetId;
import io.github.stepscale.template.GeneratedResources;
import java.util.List;
import java.util.Optional;

/**
 * Decides whether a stack is stepscale's: every resource in it is one that a stepscale template can contain, by type and
 * logical id, and its scalable target is the descriptor's. Versions and tags do not count:
 * docs/decisions/0018-ownership-and-two-actors.md.
 */
public final class StackOwnership {
    private StackOwnership() {}

    /**
     * Returns the resources of a stack that stepscale does not make for the target, as text: the logical id, and the type or
     * the scaled resource.
     *
     * @param resources all of the stack
     * @param target that of the descriptor
     * @return empty if the stack is stepscale's, or has no resources
     */
    public static List<String> foreign(Stacks.Stack stack, List<Stacks.Resource> resources, ScalableTargetId target) {
        return resources.stream()
                .filter(resource -> counts(stack, resource))
                .map(resource -> foreignPart(resource, target))
                .flatMap(Optional::stream)
                .toList();
    }

    /** A deleted resource does not count, except in a dead stack: only there it shows what made the stack. */
    private static boolean counts(Stacks.Stack stack, Stacks.Resource resource) {
        boolean gone =
                resource.status().equals("DELETE_COMPLETE") || resource.status().equals("DELETE_SKIPPED");
        return !gone || stack.status().phase() == Phase.DEAD;
    }

    private static Optional<String> foreignPart(Stacks.Resource resource, ScalableTargetId target) {
        if (!GeneratedResources.contains(resource.logicalId(), resource.type())) {
            return Optional.of(label(resource.logicalId(), resource.type()));
        }
        boolean isOtherTarget = resource.type().equals(GeneratedResources.TARGET_TYPE)
                && resource.isHeld()
                && !resource.physicalId().isEmpty()
                && !resource.physicalId().equals(target.physicalId());
        return isOtherTarget
                ? Optional.of(resource.logicalId() + " (of "
                        + SafeText.oneLine(otherTarget(resource.physicalId(), target)) + ")")
                : Optional.empty();
    }

    /** Returns the scaled resource, if that is what differs. */
    private static String otherTarget(String physicalId, ScalableTargetId target) {
        return ScalableTargetId.ofPhysicalId(physicalId)
                .map(ScalableTargetId::resourceId)
                .filter(resourceId -> !resourceId.equals(target.resourceId()))
                .orElse(physicalId);
    }

    /** Describes a resource that stepscale does not make. */
    public static String label(String logicalId, String type) {
        return logicalId + " (" + type + ")";
    }
}
