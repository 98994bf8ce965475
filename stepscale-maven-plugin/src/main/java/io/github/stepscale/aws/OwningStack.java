package io.github.stepscale.aws;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A stack that was found by one of its resources.
 *
 * @param id its ARN
 * @param resources those that CloudFormation tells with the answer, at most 100
 */
public record OwningStack(String id, String name, List<StackResource> resources) {
    public OwningStack {
        resources = List.copyOf(resources);
    }

    /** Whether it has a resource, or is at work on it; not one that was never made, is gone, or was left behind. */
    public boolean holds(String physicalId) {
        return resources.stream().anyMatch(resource -> resource.physicalId().equals(physicalId) && resource.isHeld());
    }

    static List<OwningStack> of(List<software.amazon.awssdk.services.cloudformation.model.StackResource> answer) {
        Map<String, OwningStack> byId = new LinkedHashMap<>();
        for (var resource : answer) {
            String id = ResponseFields.word(resource.stackId(), "StackId");
            String name = ResponseFields.word(resource.stackName(), "StackName");
            byId.merge(id, new OwningStack(id, name, List.of(StackMapper.resource(resource))), OwningStack::with);
        }
        return List.copyOf(byId.values());
    }

    private OwningStack with(OwningStack other) {
        List<StackResource> all = new ArrayList<>(resources);
        all.addAll(other.resources);
        return new OwningStack(id, name, all);
    }
}
