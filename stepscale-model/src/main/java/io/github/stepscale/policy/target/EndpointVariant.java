package io.github.stepscale.policy.target;

import io.github.stepscale.policy.metric.Dimension;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.validation.Names;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The instances of a variant of a real-time or asynchronous endpoint.
 *
 * @param endpointName 1 to 63 letters, digits and inner hyphens; case matters
 * @param variantName 1 to 63 letters, digits and inner hyphens; case matters
 * @param async whether the endpoint is asynchronous and takes its requests from a queue
 */
public record EndpointVariant(String endpointName, String variantName, boolean async) implements Target {

    /** @throws InvalidValueException if a name is invalid */
    public EndpointVariant {
        Names.requireVariant(endpointName, variantName);
    }

    @Override
    public EndpointKind kind() {
        return async ? EndpointKind.ASYNC : EndpointKind.REALTIME;
    }

    @Override
    public String scalableDimension() {
        return "sagemaker:variant:DesiredInstanceCount";
    }

    @Override
    public Optional<String> endpoint() {
        return Optional.of(endpointName);
    }

    @Override
    public SortedMap<String, String> names() {
        return new TreeMap<>(Map.of(Dimension.ENDPOINT_NAME, endpointName, Dimension.VARIANT_NAME, variantName));
    }

    @Override
    public String defaultMetric() {
        return async ? "ApproximateBacklogSizePerInstance" : "InvocationsPerInstance";
    }

    @Override
    public String unit() {
        return "instance";
    }

    @Override
    public String defaultStackName() {
        return "stepscale-" + endpointName + "-" + variantName;
    }
}
