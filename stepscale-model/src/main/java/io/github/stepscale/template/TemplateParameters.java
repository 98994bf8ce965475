package io.github.stepscale.template;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.metric.Dimension;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.target.InferenceComponent;
import io.github.stepscale.validation.Names;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Renders the parameters, so that one template serves staging and production. Their constraints make CloudFormation
 * refuse invalid values before it creates anything.
 */
final class TemplateParameters {
    private static final Map<String, String> DESCRIPTIONS = Map.of(
            Dimension.ENDPOINT_NAME, "The endpoint, by its name in SageMaker; upper and lower case matter",
            Dimension.VARIANT_NAME, "The production variant of the endpoint",
            Dimension.INFERENCE_COMPONENT_NAME, "The inference component, by its name in SageMaker");

    private TemplateParameters() {}

    /** The value of each parameter, from the descriptor. */
    static Map<String, String> values(Map<String, Object> parameters) {
        Map<String, String> values = new LinkedHashMap<>();
        parameters.forEach((name, parameter) ->
                values.put(name, String.valueOf(((Map<?, ?>) parameter).get("Default"))));
        return values;
    }

    static Map<String, Object> of(ScalingPlan plan) {
        ScalingDescription scaling = plan.scaling();
        int min = scaling.target().allowsZero() ? 0 : 1;
        Optional<Object> max = scaling.target().kind() == EndpointKind.SERVERLESS ? Optional.of(200) : Optional.empty();
        String units = scaling.target().units();
        OrderedMapping parameters = new OrderedMapping();
        scaling.target().names().forEach((dimension, name) -> {
            if (isUsed(dimension, plan)) {
                parameters.with(dimension, name(dimension, name));
            }
        });
        return parameters
                .with(
                        LogicalIds.MIN_CAPACITY,
                        capacity(
                                "Scaling never goes below this many " + units,
                                scaling.capacity().min(),
                                min,
                                max))
                .with(
                        LogicalIds.MAX_CAPACITY,
                        capacity(
                                "Scaling never goes above this many " + units,
                                scaling.capacity().max(),
                                1,
                                max))
                .toMap();
    }

    /** A component does not need its endpoint, and an unreferenced parameter would confuse. */
    private static boolean isUsed(String dimension, ScalingPlan plan) {
        boolean optional =
                plan.scaling().target() instanceof InferenceComponent && dimension.equals(Dimension.ENDPOINT_NAME);
        return !optional
                || plan.scaling().stack().dashboard().enabled()
                || plan.allRules().stream()
                        .flatMap(rule -> rule.alarm().metric().sources().stream())
                        .anyMatch(metric -> metric.dimensions().contains(Dimension.following(dimension)));
    }

    private static Map<String, Object> name(String dimension, String name) {
        boolean component = dimension.equals(Dimension.INFERENCE_COMPONENT_NAME);
        return OrderedMapping.of("Type", "String")
                .with("Description", Objects.requireNonNull(DESCRIPTIONS.get(dimension)))
                .with("Default", name)
                .with("MinLength", 1)
                .with("MaxLength", Names.MAX_LENGTH)
                .with("AllowedPattern", "^" + (component ? Names.COMPONENT_PATTERN : Names.ENDPOINT_PATTERN) + "$")
                .with("ConstraintDescription", "letters, digits and inner hyphens, 1 to 63 characters")
                .toMap();
    }

    private static Map<String, Object> capacity(String description, int value, int min, Optional<Object> max) {
        return OrderedMapping.of("Type", "Number")
                .with("Description", description)
                .with("Default", value)
                .with("MinValue", min)
                .withPresent("MaxValue", max)
                .with(
                        "ConstraintDescription",
                        "a whole number from " + min + max.map(m -> " to " + m).orElse(""))
                .toMap();
    }
}
