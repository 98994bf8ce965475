package io.github.stepscale.importing.link;

import io.github.stepscale.importing.source.SourceResource;
import io.github.stepscale.importing.source.Values;
import io.github.stepscale.yaml.YamlNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The targets of a source, each with the policies that name it. */
final class TargetGroups {
    private static final String REFERENCE = "ScalingTargetId";

    /** A target with its policies; the resource is absent if only policies name it. */
    record Group(TargetKey key, Optional<SourceResource> target, List<SourceResource> policies) {}

    private final Map<TargetKey, Group> groups = new LinkedHashMap<>();
    private final Map<String, TargetKey> byReference = new HashMap<>();

    private TargetGroups() {}

    /** The targets in the order of the source, then those that only policies name. */
    static List<Group> of(List<SourceResource> resources) {
        TargetGroups made = new TargetGroups();
        resources.stream()
                .filter(each -> each.type().equals(ResourceTypes.TARGET))
                .forEach(made::addTarget);
        resources.stream()
                .filter(each -> each.type().equals(ResourceTypes.POLICY))
                .forEach(made::addPolicy);
        return List.copyOf(made.groups.values());
    }

    /** A second target of the same resource only adds its references: AWS keeps one of the two. */
    private void addTarget(SourceResource target) {
        TargetKey key = TargetKey.of(target.properties());
        groups.putIfAbsent(key, new Group(key, Optional.of(target), new ArrayList<>()));
        target.references().forEach(reference -> byReference.put(reference, key));
    }

    private void addPolicy(SourceResource policy) {
        TargetKey key = key(policy.properties());
        groups.computeIfAbsent(key, added -> new Group(added, Optional.empty(), new ArrayList<>()))
                .policies()
                .add(policy);
    }

    private TargetKey key(YamlNode.Mapping policy) {
        return Values.written(policy, REFERENCE)
                .map(reference -> referred(reference, policy))
                .orElseGet(() -> named(policy));
    }

    private TargetKey referred(String reference, YamlNode.Mapping policy) {
        return Optional.ofNullable(byReference.get(reference))
                .or(() -> TargetKey.parse(reference))
                .orElseGet(() -> {
                    TargetKey own = TargetKey.of(policy);
                    return own.resourceId().isEmpty()
                            ? new TargetKey(own.serviceNamespace(), reference, own.scalableDimension())
                            : own;
                });
    }

    /** Two spellings of one unknown name are taken for the same target, where there is only one that it can be. */
    private TargetKey named(YamlNode.Mapping policy) {
        TargetKey own = TargetKey.of(policy);
        if (groups.containsKey(own) || !TargetKey.isUnknown(policy)) {
            return own;
        }
        List<TargetKey> possible = groups.values().stream()
                .filter(group -> group.key().isOfKind(own))
                .filter(group -> group.target()
                        .map(SourceResource::properties)
                        .filter(TargetKey::isUnknown)
                        .isPresent())
                .map(Group::key)
                .toList();
        return possible.size() == 1 ? possible.get(0) : own;
    }
}
