package io.github.stepscale.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.stepscale.aws.AwsException.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/**
 * SageMaker's endpoints, as far as we need them: two read requests, signed by the SDK. Its SageMaker client would be as
 * large as all the others together.
 */
public final class Endpoints {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SignedRequests requests;

    Endpoints(SignedRequests requests) {
        this.requests = requests;
    }

    /**
     * The instances, or the provisioned concurrency, of a variant.
     *
     * @return empty if there is no such endpoint or variant
     */
    public Optional<Capacity> ofVariant(String endpointName, String variantName) {
        return described("DescribeEndpoint", "EndpointName", endpointName).flatMap(answer -> {
            for (JsonNode variant : answer.path("ProductionVariants")) {
                if (variant.path("VariantName").asText().equals(variantName)) {
                    return Optional.of(variant(answer.path("EndpointStatus").asText(), variant));
                }
            }
            return Optional.empty();
        });
    }

    /**
     * The copies of an inference component.
     *
     * @return empty if there is no such component
     */
    public Optional<Capacity> ofComponent(String name) {
        return described("DescribeInferenceComponent", "InferenceComponentName", name)
                .map(answer -> new Capacity(
                        answer.path("InferenceComponentStatus").asText(),
                        answer.path("RuntimeConfig").path("DesiredCopyCount").asInt(),
                        answer.path("RuntimeConfig").path("CurrentCopyCount").asInt(),
                        false));
    }

    private static Capacity variant(String status, JsonNode variant) {
        JsonNode desired = variant.path("DesiredServerlessConfig").path("ProvisionedConcurrency");
        JsonNode current = variant.path("CurrentServerlessConfig").path("ProvisionedConcurrency");
        return variant.has("CurrentServerlessConfig")
                ? new Capacity(status, desired.asInt(current.asInt()), current.asInt(), true)
                : new Capacity(
                        status,
                        variant.path("DesiredInstanceCount").asInt(),
                        variant.path("CurrentInstanceCount").asInt(),
                        false);
    }

    private Optional<JsonNode> described(String action, String key, String name) {
        String task = "read " + name + " from SageMaker";
        String body = JSON.createObjectNode().put(key, name).toString();
        Answer answer = Calls.call(task, () -> send(action, body));
        if (answer.status() < 300) {
            return Optional.of(answer.body());
        }
        String said = Optional.of(answer.body().path("message").asText())
                .filter(text -> !text.isEmpty())
                .orElseGet(() -> answer.body().path("Message").asText("HTTP status " + answer.status()));
        if (said.startsWith("Could not find")) {
            return Optional.empty();
        }
        String type = answer.body().path("__type").asText();
        // Some services put a namespace before the name.
        String code = type.substring(type.indexOf('#') + 1);
        Kind kind = Calls.kind(Optional.of(code), said, answer.status());
        throw new AwsException(kind, task, Text.oneLine(said), Optional.empty());
    }

    private record Answer(int status, JsonNode body) {}

    private Answer send(String action, String body) {
        Map<String, String> headers =
                Map.of("Content-Type", "application/x-amz-json-1.1", "X-Amz-Target", "SageMaker." + action);
        SignedRequests.Answer answer = requests.post(headers, body);
        return new Answer(answer.status(), tree(answer.body()));
    }

    private static JsonNode tree(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
