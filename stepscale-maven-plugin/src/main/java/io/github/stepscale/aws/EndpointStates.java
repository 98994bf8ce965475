package io.github.stepscale.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads the states of SageMaker endpoints and inference components. Unlike {@link Endpoints} it accepts a resource that is being
 * created or deleted and has no capacity yet.
 */
public final class EndpointStates {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SignedRequests requests;

    EndpointStates(SignedRequests requests) {
        this.requests = requests;
    }

    /**
     * Reads an endpoint.
     *
     * @return empty if there is no such endpoint
     * @throws AwsException if AWS refuses, or its response lacks the status
     */
    public Optional<Endpoint> endpoint(String name) {
        return find(name, () -> {
            JsonNode answer = describe("DescribeEndpoint", "EndpointName", name);
            return new Endpoint(
                    ResponseFields.word(answer.path("EndpointStatus").asText(""), "EndpointStatus"),
                    MetricsConfig.of(answer.path("MetricsConfig")));
        });
    }

    /**
     * Reads an inference component.
     *
     * @return empty if there is no such component
     * @throws AwsException if AWS refuses, or its response lacks the status
     */
    public Optional<Component> component(String name) {
        return find(name, () -> {
            JsonNode answer = describe("DescribeInferenceComponent", "InferenceComponentName", name);
            return new Component(
                    ResponseFields.word(answer.path("InferenceComponentStatus").asText(""), "InferenceComponentStatus"),
                    Optional.of(answer.path("EndpointName").asText("")).filter(endpoint -> !endpoint.isEmpty()));
        });
    }

    private static <T> Optional<T> find(String name, Supplier<T> read) {
        return SdkCalls.find("read the state of " + name + " from SageMaker", read);
    }

    private JsonNode describe(String action, String key, String name) {
        return requests.json("SageMaker." + action, JSON.createObjectNode().put(key, name));
    }

    /**
     * An endpoint.
     *
     * @param status such as {@code InService}, {@code Updating}, {@code Deleting}
     */
    public record Endpoint(String status, MetricsConfig metrics) {}

    /**
     * An inference component.
     *
     * @param status such as {@code InService}, {@code Creating}
     * @param endpoint the name of the endpoint that hosts it, as it is sent back to AWS
     */
    public record Component(String status, Optional<String> endpoint) {}
}
