package io.github.stepscale.importing;

import io.github.stepscale.importing.link.LinkedPolicy;
import io.github.stepscale.importing.link.LinkedTarget;
import io.github.stepscale.importing.source.SourceResource;
import io.github.stepscale.importing.source.Values;
import io.github.stepscale.policy.metric.Dimension;
import io.github.stepscale.validation.Names;
import io.github.stepscale.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The names in a resource id, by their CloudWatch dimensions, as the source writes them: one that CloudFormation chooses is a
 * reference.
 */
record TargetNames(Map<String, String> byDimension) {
    private static final Pattern VARIANT = Pattern.compile("endpoint/(.+)/variant/(.+)", Pattern.DOTALL);
    private static final Pattern COMPONENT = Pattern.compile("inference-component/(.+)", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,63}");

    /** The keys of a descriptor, by dimension. */
    static final Map<String, String> KEYS = Map.of(
            Dimension.ENDPOINT_NAME, "endpointName",
            Dimension.VARIANT_NAME, "variantName",
            Dimension.INFERENCE_COMPONENT_NAME, "inferenceComponentName");

    /** The names of a target; none if its resource id has another form. */
    static TargetNames of(LinkedTarget target) {
        Map<String, String> names = new LinkedHashMap<>();
        Matcher variant = VARIANT.matcher(target.resourceId());
        Matcher component = COMPONENT.matcher(target.resourceId());
        boolean copies = target.scalableDimension().contains("inference-component");
        if (copies && component.find()) {
            names.put(Dimension.INFERENCE_COMPONENT_NAME, component.group(1));
        } else if (!copies && variant.find()) {
            names.put(Dimension.ENDPOINT_NAME, variant.group(1));
            names.put(Dimension.VARIANT_NAME, variant.group(2));
        } else if (isUnknown(target)) {
            dimensions(copies).forEach(name -> names.put(name, target.resourceId()));
        }
        return new TargetNames(names);
    }

    private static List<String> dimensions(boolean copies) {
        return copies
                ? List.of(Dimension.INFERENCE_COMPONENT_NAME)
                : List.of(Dimension.ENDPOINT_NAME, Dimension.VARIANT_NAME);
    }

    private static boolean isUnknown(LinkedTarget target) {
        return Stream.concat(
                        target.target().stream(), target.policies().stream().map(LinkedPolicy::policy))
                .map(SourceResource::properties)
                .flatMap(properties -> properties.get("ResourceId").stream())
                .anyMatch(TargetNames::isUnknown);
    }

    private static boolean isUnknown(YamlNode node) {
        return node instanceof YamlNode.Scalar scalar && scalar.kind() == YamlNode.Kind.REFUSED;
    }

    /** Whether the resource id has a form that a descriptor has. */
    boolean isKnownForm() {
        return !byDimension.isEmpty();
    }

    /** Whether a text is a name, and no reference to one. */
    static boolean isName(String text) {
        return NAME.matcher(text).matches() && text.length() <= Names.MAX_LENGTH;
    }

    /**
     * Whether a dimension has the name of this target, so that it follows the target. Where nobody knows either of the two
     * here, both are taken for the same: they are written in different words, such as {@code !GetAtt} and {@code !Sub}.
     */
    boolean isOfTarget(String dimension, Optional<YamlNode> value) {
        return Optional.ofNullable(byDimension.get(dimension))
                .filter(name ->
                        value.flatMap(Values::written).filter(name::equals).isPresent()
                                || !isName(name)
                                        && value.filter(TargetNames::isUnknown).isPresent())
                .isPresent();
    }
}
