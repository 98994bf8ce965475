package io.github.stepscale.operation.shared;

import io.github.stepscale.aws.Stacks;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The physical ids of the resources of a stack, by logical id. */
public final class PhysicalIds {
    private PhysicalIds() {}

    public static Map<String, String> of(Stacks stacks, Stacks.Stack stack) {
        return of(stacks, stack.id());
    }

    /**
     * Reads them from AWS.
     *
     * @param stackId the ARN of the stack, or its name
     */
    public static Map<String, String> of(Stacks stacks, String stackId) {
        return of(stacks.resources(stackId));
    }

    public static Map<String, String> of(List<Stacks.Resource> resources) {
        return resources.stream()
                .filter(resource -> !resource.physicalId().isEmpty())
                .collect(Collectors.toMap(Stacks.Resource::logicalId, Stacks.Resource::physicalId, (a, b) -> b));
    }
}
