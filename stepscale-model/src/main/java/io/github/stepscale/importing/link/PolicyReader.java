package io.github.stepscale.importing.link;

import io.github.stepscale.importing.source.Values;
import io.github.stepscale.yaml.MistakeIds;
import io.github.stepscale.yaml.YamlNode;
import io.github.stepscale.yaml.YamlNode.Mapping;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks which properties of a policy go together (the schema of AWS::ApplicationAutoScaling::ScalingPolicy). */
final class PolicyReader {
    private static final String REFERENCE = "ScalingTargetId";
    private static final String RESOURCE = "ResourceId";

    private final Findings findings;

    PolicyReader(Findings findings) {
        this.findings = findings;
    }

    /** The same properties; what is missing is there with a value that is not known. */
    Mapping read(Mapping policy) {
        target(policy);
        PolicyType type = PolicyType.of(policy);
        List<PolicyType> others = Arrays.stream(PolicyType.values())
                .filter(other -> other != type)
                .toList();
        others.forEach(other -> refuse(policy, other, type));
        Set<String> names = others.stream().map(PolicyType::configuration).collect(Collectors.toSet());
        Mapping complete = require(Holes.remove(policy, names), type.configuration());
        return type == PolicyType.STEPS ? steps(complete) : complete;
    }

    private void refuse(Mapping policy, PolicyType other, PolicyType type) {
        policy.get(other.configuration())
                .ifPresent(value -> findings.error(
                        value,
                        MistakeIds.TOGETHER,
                        "is given in a policy of the type " + type.awsName() + ", which has " + type.configuration(),
                        "Remove it, or correct PolicyType"));
    }

    private Mapping steps(Mapping policy) {
        String name = PolicyType.STEPS.configuration();
        return Values.mapping(policy, name)
                .map(steps -> {
                    Map<String, YamlNode> entries = new LinkedHashMap<>(policy.entries());
                    entries.put(name, require(require(steps, "AdjustmentType"), "StepAdjustments"));
                    return new Mapping(policy.path(), policy.position(), entries);
                })
                .orElse(policy);
    }

    private void target(Mapping policy) {
        boolean referred = policy.get(REFERENCE).isPresent();
        boolean named = policy.get(RESOURCE).isPresent();
        if (referred && named) {
            findings.error(
                    policy.get(RESOURCE).orElseThrow(),
                    "C07",
                    "is given beside ScalingTargetId: exactly one of the two is allowed",
                    "Remove ResourceId, ScalableDimension and ServiceNamespace");
        } else if (!referred && !named) {
            findings.missing(
                    policy,
                    REFERENCE,
                    "C07",
                    "is missing, and so is ResourceId: exactly one of the two is allowed",
                    "Add ScalingTargetId with a reference to the scalable target");
        } else if (named) {
            require(policy, "ScalableDimension");
            require(policy, "ServiceNamespace");
        }
    }

    private Mapping require(Mapping properties, String name) {
        if (properties.get(name).isPresent()) {
            return properties;
        }
        findings.missing(
                properties,
                name,
                MistakeIds.MISSING,
                "is missing: Application Auto Scaling refuses the policy",
                "Add it");
        return Holes.fill(properties, name);
    }
}
