package io.github.stepscale.operation.preflight;

import io.github.stepscale.aws.EndpointDescriptions.Component;
import io.github.stepscale.aws.EndpointDescriptions.Configuration;
import io.github.stepscale.aws.EndpointDescriptions.Endpoint;
import io.github.stepscale.aws.EndpointDescriptions.MetricPublishing;
import io.github.stepscale.aws.EndpointDescriptions.Variant;
import io.github.stepscale.aws.EndpointDescriptions.VariantSettings;
import io.github.stepscale.policy.metric.Dimension;
import io.github.stepscale.policy.target.InferenceComponent;
import io.github.stepscale.policy.target.Target;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What SageMaker says about a target.
 *
 * @param target the target of the descriptor
 * @param component the inference component; empty for a variant, and where there is no component of that name
 * @param endpoint the endpoint of the variant, or the one that hosts the component; empty where there is none of that name, or
 *     it was not read
 * @param configuration the configuration of the endpoint; empty where it was not read or no longer exists
 * @param existingNames where the target does not exist: the names that do, as far as they are known
 */
record LiveTarget(
        Target target,
        Optional<Component> component,
        Optional<Endpoint> endpoint,
        Optional<Configuration> configuration,
        List<String> existingNames) {
    LiveTarget {
        existingNames = List.copyOf(existingNames);
    }

    boolean isComponent() {
        return target instanceof InferenceComponent;
    }

    /** Whether SageMaker knows the endpoint of the variant, or the component. */
    boolean exists() {
        return isComponent() ? component.isPresent() : endpoint.isPresent();
    }

    /** The key of the descriptor that names the endpoint or the component. */
    String nameKey() {
        return isComponent() ? "inferenceComponentName" : "endpointName";
    }

    /** The name in the descriptor, of the endpoint or of the component. */
    String name() {
        return name(isComponent() ? Dimension.INFERENCE_COMPONENT_NAME : Dimension.ENDPOINT_NAME);
    }

    private String name(String dimension) {
        return Objects.requireNonNull(target.names().get(dimension));
    }

    /** The name of the variant that is scaled, or that hosts the component. */
    Optional<String> variantName() {
        return isComponent() ? component.flatMap(Component::variant) : Optional.of(name(Dimension.VARIANT_NAME));
    }

    /** The variant that is scaled, or that hosts the component. */
    Optional<Variant> variant() {
        return variantName().flatMap(name -> endpoint.flatMap(live -> live.variant(name)));
    }

    private Optional<VariantSettings> settings() {
        return variantName().flatMap(name -> configuration.flatMap(config -> config.variant(name)));
    }

    /** The instance types of the variant, each once; several where it has instance pools. */
    List<String> instanceTypes() {
        return Stream.of(
                        variant().stream().flatMap(variant -> variant.pools().stream()),
                        settings().stream().flatMap(settings -> settings.pools().stream()),
                        settings().stream().flatMap(settings -> settings.instanceType().stream()))
                .flatMap(types -> types)
                .distinct()
                .toList();
    }

    /** How often the endpoint publishes metrics; empty for the default, or where it was not read. */
    Optional<MetricPublishing> metrics() {
        return endpoint.flatMap(Endpoint::metrics).or(() -> configuration.flatMap(Configuration::metrics));
    }
}
