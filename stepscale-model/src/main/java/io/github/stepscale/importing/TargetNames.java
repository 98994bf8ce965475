package io.github.stepscale.importing;

import io.github.stepscale.importing.link.LinkedTarget;
import io.github.stepscale.policy.metric.Dimension;
import io.github.stepscale.validation.Names;
import io.github.stepscale.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
        }
        return new TargetNames(names);
    }

    /** Whether the resource id has a form that a descriptor has. */
    boolean isKnownForm() {
        return !byDimension.isEmpty();
    }

    /** Whether a text is a name, and no reference to one. */
    static boolean isName(String text) {
        return NAME.matcher(text).matches() && text.length() <= Names.MAX_LENGTH;
    }

    /** Whether a dimension has the name of this target, so that it follows the target. */
    boolean isOfTarget(String dimension, Optional<YamlNode> value) {
        return Nodes.written(value)
                .filter(text -> text.equals(byDimension.get(dimension)))
                .isPresent();
    }
}
