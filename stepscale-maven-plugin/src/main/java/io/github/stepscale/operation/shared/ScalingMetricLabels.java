package io.github.stepscale.operation.shared;

import io.github.stepscale.policy.metric.Dimension;
import io.github.stepscale.policy.target.InferenceComponent;
import io.github.stepscale.policy.target.Target;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The labels by which the OpenTelemetry metrics of a target are found (Amazon SageMaker developer guide, "OpenTelemetry metrics
 * reference"), each with a regular expression.
 */
public final class ScalingMetricLabels {
    private static final String ENDPOINT = "aws.sagemaker.endpoint.name";
    private static final String VARIANT = "aws.sagemaker.variant.name";
    private static final String COMPONENT = "aws.sagemaker.inference_component.name";

    private static final Pattern NOT_PLAIN = Pattern.compile("[^A-Za-z0-9-]");

    private ScalingMetricLabels() {}

    /**
     * Returns the labels of the operations of a target: its component, or its endpoint and its variant, which SageMaker need not
     * name there. Empty if its endpoint is unknown.
     */
    public static Map<String, String> of(Target target, TargetState state) {
        Map<String, String> labels = new TreeMap<>(ofEndpoint(state));
        if (labels.isEmpty()) {
            return Map.of();
        }
        if (target instanceof InferenceComponent) {
            labels.put(COMPONENT, name(target, Dimension.INFERENCE_COMPONENT_NAME));
        } else {
            labels.put(VARIANT, name(target, Dimension.VARIANT_NAME) + "|");
        }
        return Map.copyOf(labels);
    }

    /** Returns the labels of the endpoint of a target; empty if it is unknown. */
    public static Map<String, String> ofEndpoint(TargetState state) {
        return state.endpoint().map(name -> Map.of(ENDPOINT, literal(name))).orElse(Map.of());
    }

    private static String name(Target target, String dimension) {
        return literal(Objects.requireNonNull(target.names().get(dimension)));
    }

    /** Escapes what is not a letter, a digit or a hyphen; names of SageMaker have nothing else. */
    private static String literal(String name) {
        return NOT_PLAIN.matcher(name).replaceAll("\\\\$0");
    }
}
