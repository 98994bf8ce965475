package io.github.stepscale.importing.link;

import io.github.stepscale.importing.source.Values;
import io.github.stepscale.yaml.YamlNode;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What identifies a scalable target to Application Auto Scaling. A part that is not known is how the source writes it; one
 * that is absent is empty.
 */
record TargetKey(String serviceNamespace, String resourceId, String scalableDimension) {
    private static final String NAMESPACE = "ServiceNamespace";
    private static final String RESOURCE = "ResourceId";
    private static final String DIMENSION = "ScalableDimension";

    /** The target that the three properties of a target or of a policy name. */
    static TargetKey of(YamlNode.Mapping properties) {
        return new TargetKey(
                Values.written(properties, NAMESPACE).orElse(""),
                Values.written(properties, RESOURCE).orElse(""),
                Values.written(properties, DIMENSION).orElse(""));
    }

    /** The target that a {@code Ref} of it returns, {@code <ResourceId>|<ScalableDimension>|<ServiceNamespace>}. */
    static Optional<TargetKey> parse(String reference) {
        String[] parts = reference.split("\\|", -1);
        return parts.length == 3 ? Optional.of(new TargetKey(parts[2], parts[0], parts[1])) : Optional.empty();
    }

    /** Whether one of the three properties is not known. */
    static boolean isUnknown(YamlNode.Mapping properties) {
        return Stream.of(NAMESPACE, RESOURCE, DIMENSION).anyMatch(name -> Values.isUnknown(properties, name));
    }

    /** Whether both may be the same target, if their resource ids are. */
    boolean isOfKind(TargetKey other) {
        return serviceNamespace.equals(other.serviceNamespace) && scalableDimension.equals(other.scalableDimension);
    }
}
