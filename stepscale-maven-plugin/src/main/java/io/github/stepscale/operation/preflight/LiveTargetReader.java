package io.github.stepscale.operation.preflight;

import io.github.stepscale.aws.AwsException;
import io.github.stepscale.aws.EndpointDescriptions;
import io.github.stepscale.aws.EndpointDescriptions.Component;
import io.github.stepscale.aws.EndpointDescriptions.Configuration;
import io.github.stepscale.aws.EndpointDescriptions.Endpoint;
import io.github.stepscale.policy.metric.Dimension;
import io.github.stepscale.policy.target.InferenceComponent;
import io.github.stepscale.policy.target.Target;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads what SageMaker says about a target. What cannot be read is reported, and not judged. */
final class LiveTargetReader {
    private static final String ENDPOINT = "the endpoint";
    private static final String DESCRIBE_ENDPOINT = "sagemaker:DescribeEndpoint";

    private final EndpointDescriptions descriptions;
    private final Target target;
    private final UnreadParts unread;

    LiveTargetReader(EndpointDescriptions descriptions, Target target, UnreadParts unread) {
        this.descriptions = descriptions;
        this.target = target;
        this.unread = unread;
    }

    /** Reads the target; empty if not even its existence can be read. */
    Optional<LiveTarget> read() {
        return target instanceof InferenceComponent
                ? component(name(Dimension.INFERENCE_COMPONENT_NAME))
                : variant(name(Dimension.ENDPOINT_NAME));
    }

    private String name(String dimension) {
        return Objects.requireNonNull(target.names().get(dimension));
    }

    private Optional<LiveTarget> variant(String name) {
        return unread.read(ENDPOINT, DESCRIBE_ENDPOINT, () -> descriptions.endpoint(name))
                .map(found -> new LiveTarget(
                        target,
                        Optional.empty(),
                        found,
                        found.flatMap(this::configuration),
                        found.isPresent() ? List.of() : suggestions(descriptions::endpointNames)));
    }

    private Optional<LiveTarget> component(String name) {
        return unread.read(
                        "the inference component",
                        "sagemaker:DescribeInferenceComponent",
                        () -> descriptions.component(name))
                .map(found -> found.map(this::hosted).orElseGet(this::missingComponent));
    }

    private LiveTarget hosted(Component component) {
        Optional<Endpoint> host = unread.read(
                        ENDPOINT, DESCRIBE_ENDPOINT, () -> descriptions.endpoint(component.endpoint()))
                .flatMap(found -> found);
        return new LiveTarget(target, Optional.of(component), host, host.flatMap(this::configuration), List.of());
    }

    private LiveTarget missingComponent() {
        return new LiveTarget(
                target,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                suggestions(descriptions::componentNames));
    }

    private Optional<Configuration> configuration(Endpoint endpoint) {
        return endpoint.configuration()
                .flatMap(name -> unread.read(
                        "the endpoint configuration",
                        "sagemaker:DescribeEndpointConfig",
                        () -> descriptions.configuration(name)))
                .flatMap(found -> found);
    }

    /** A similar name is a help, and not worth a line where it cannot be had. */
    private static List<String> suggestions(Supplier<List<String>> names) {
        try {
            return names.get();
        } catch (AwsException refused) {
            return List.of();
        }
    }
}
