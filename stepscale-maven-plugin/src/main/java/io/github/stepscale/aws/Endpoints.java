package io.github.stepscale.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the capacity of SageMaker endpoints. Uses two requests signed by the SDK: its SageMaker client would be as large as all
 * the others together.
 */
public final class Endpoints {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SignedRequests requests;

    Endpoints(SignedRequests requests) {
        this.requests = requests;
    }

    /**
     * Reads the instances, or the provisioned concurrency, of a variant.
     *
     * @return empty if there is no such endpoint or variant
     * @throws AwsException if AWS refuses, or its response lacks a number
     */
    public Optional<Capacity> ofVariant(String endpointName, String variantName) {
        return describe("DescribeEndpoint", "EndpointName", endpointName, answer -> {
            String status = JsonFields.word(answer, "EndpointStatus");
            for (JsonNode variant : JsonFields.require(answer, "ProductionVariants")) {
                if (variant.path("VariantName").asText().equals(variantName)) {
                    return Optional.of(variant(status, variant));
                }
            }
            return Optional.empty();
        });
    }

    /**
     * Reads the copies of an inference component.
     *
     * @return empty if there is no such component
     * @throws AwsException if AWS refuses, or its response lacks a number
     */
    public Optional<Capacity> ofComponent(String name) {
        return describe("DescribeInferenceComponent", "InferenceComponentName", name, answer -> {
            JsonNode copies = JsonFields.require(answer, "RuntimeConfig");
            return Optional.of(new Capacity(
                    JsonFields.word(answer, "InferenceComponentStatus"),
                    JsonFields.number(copies, "DesiredCopyCount"),
                    JsonFields.number(copies, "CurrentCopyCount"),
                    false));
        });
    }

    private static Capacity variant(String status, JsonNode variant) {
        if (!variant.has("CurrentServerlessConfig")) {
            return new Capacity(
                    status,
                    JsonFields.number(variant, "DesiredInstanceCount"),
                    JsonFields.number(variant, "CurrentInstanceCount"),
                    false);
        }
        // AWS leaves it out where there is no provisioned concurrency.
        int current = variant.path("CurrentServerlessConfig")
                .path("ProvisionedConcurrency")
                .asInt();
        int desired = variant.path("DesiredServerlessConfig")
                .path("ProvisionedConcurrency")
                .asInt(current);
        return new Capacity(status, desired, current, true);
    }

    private Optional<Capacity> describe(
            String action, String key, String name, Function<JsonNode, Optional<Capacity>> read) {
        JsonNode body = JSON.createObjectNode().put(key, name);
        return SdkCalls.find(
                        "read " + name + " from SageMaker",
                        () -> read.apply(requests.json("SageMaker." + action, body)))
                .flatMap(found -> found);
    }

    /**
     * The capacity of a variant or an inference component.
     *
     * @param status of the endpoint or component, such as {@code InService}, {@code Updating}
     * @param desired the desired number of instances, copies or units of provisioned concurrency
     * @param current the current number
     * @param serverless whether the variant is serverless; it may have no provisioned concurrency
     */
    public record Capacity(String status, int desired, int current, boolean serverless) {}
}
