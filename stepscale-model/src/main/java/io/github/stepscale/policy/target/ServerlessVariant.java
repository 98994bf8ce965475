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
 * The provisioned concurrency of a serverless variant.
 *
 * @param endpointName 1 to 63 letters, digits and inner hyphens; case matters
 * @param variantName 1 to 63 letters, digits and inner hyphens; case matters
 */
public record ServerlessVariant(String endpointName, String variantName) implements Target {

    /** @throws InvalidValueException if a name is invalid */
    public ServerlessVariant {
        Names.requireVariant(endpointName, variantName);
    }

    @Override
    public EndpointKind kind() {
        return EndpointKind.SERVERLESS;
    }

    @Override
    public String scalableDimension() {
        return "sagemaker:variant:DesiredProvisionedConcurrency";
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
        return "ServerlessProvisionedConcurrencyUtilization";
    }

    @Override
    public String unit() {
        return "unit";
    }

    @Override
    public String defaultStackName() {
        return "stepscale-" + endpointName + "-" + variantName;
    }
}
