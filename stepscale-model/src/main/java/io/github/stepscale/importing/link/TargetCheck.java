package io.github.stepscale.importing.link;

import io.github.stepscale.importing.source.SourceResource;
import io.github.stepscale.importing.source.Values;
import io.github.stepscale.text.Quotes;
import io.github.stepscale.yaml.YamlNode;
import io.github.stepscale.yaml.YamlNode.Mapping;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Checks that each target is there once, and each policy names one that is there, under a name of its own. */
final class TargetCheck {
    private final LinkedSource source;
    private final Findings findings;

    TargetCheck(LinkedSource source, Findings findings) {
        this.source = source;
        this.findings = findings;
    }

    void check() {
        requireOneOfEach();
        source.targets().forEach(target -> {
            requireOneOfEachName(target);
            if (target.target().isEmpty()) {
                target.policies().forEach(linked -> withoutTarget(linked.policy(), target));
            }
        });
    }

    private void requireOneOfEach() {
        Map<TargetKey, String> names = new HashMap<>();
        source.ofType(ResourceTypes.TARGET).forEach(target -> {
            String earlier = names.putIfAbsent(TargetKey.of(target.properties()), target.name());
            if (earlier != null) {
                findings.error(
                        at(target.properties(), "ResourceId"),
                        "T27",
                        "is the resource of " + earlier + " too: a resource and dimension can be registered once",
                        "Remove one of the two targets, and let policies refer to the other");
            }
        });
    }

    private void requireOneOfEachName(LinkedTarget target) {
        Map<String, String> names = new HashMap<>();
        target.policies().stream()
                .map(LinkedPolicy::policy)
                .forEach(policy -> Values.written(policy.properties(), "PolicyName")
                        .filter(name -> !name.isEmpty())
                        .ifPresent(name -> {
                            String earlier = names.putIfAbsent(name, policy.name());
                            if (earlier != null) {
                                findings.error(
                                        at(policy.properties(), "PolicyName"),
                                        "T26",
                                        Quotes.of(name) + " is the name of " + earlier
                                                + " too: a target has one policy of each name, and the later one replaces the other",
                                        "Rename one of them");
                            }
                        }));
    }

    private void withoutTarget(SourceResource policy, LinkedTarget target) {
        Mapping properties = policy.properties();
        Optional<YamlNode> reference = properties.get("ScalingTargetId");
        if (reference.isPresent()) {
            // A value that is not known is reported by the reader of the source.
            reference.filter(node -> !Values.isUnknown(node)).ifPresent(node -> notATarget(node, target));
            return;
        }
        properties
                .get("ResourceId")
                .filter(node -> !Values.isUnknown(node))
                .ifPresent(node -> notRegistered(node, target));
    }

    private void notATarget(YamlNode reference, LinkedTarget target) {
        String text = Values.written(reference).orElse("");
        if (TargetKey.parse(text).isPresent()) {
            notRegistered(reference, target);
        } else {
            findings.error(
                    reference,
                    "M02",
                    Quotes.of(text) + " is no scalable target: a policy needs one",
                    "Refer to the scalable target, or give ResourceId, ScalableDimension and ServiceNamespace");
        }
    }

    private void notRegistered(YamlNode where, LinkedTarget target) {
        findings.warning(
                where,
                "M02",
                "names " + Quotes.of(target.resourceId()) + " under " + Quotes.of(target.scalableDimension())
                        + ", which is no scalable target here, so that its minimum and maximum are not known"
                        + near(target),
                "Let ScalingTargetId refer to the target; for one that is registered elsewhere, import the live target");
    }

    /** The target that is probably meant. */
    private String near(LinkedTarget wanted) {
        return source.targets().stream()
                .filter(other -> other.target().isPresent())
                .filter(other -> other.resourceId().equals(wanted.resourceId())
                        || source.targets().stream()
                                        .filter(each -> each.target().isPresent())
                                        .count()
                                == 1)
                .findFirst()
                .map(other -> "; there is " + other.target().orElseThrow().name() + ", " + Quotes.of(other.resourceId())
                        + " under " + Quotes.of(other.scalableDimension()))
                .orElse("");
    }

    private static YamlNode at(Mapping properties, String name) {
        return properties.get(name).orElse(properties);
    }
}
