package io.github.stepscale.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.stepscale.aws.AwsException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;

/**
 * SageMaker's endpoints, as far as we need them: two read requests, signed by the SDK. Its SageMaker client would be as
 * large as all the others together.
 */
public final class Endpoints {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SdkHttpClient http;
    private final RequestSigner signer;
    private final URI address;

    Endpoints(SdkHttpClient http, RequestSigner signer, URI address) {
        this.http = http;
        this.signer = signer;
        this.address = address;
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
        byte[] body = JSON.createObjectNode().put(key, name).toString().getBytes(StandardCharsets.UTF_8);
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

    private Answer send(String action, byte[] body) {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(address)
                .encodedPath("/")
                .putHeader("Content-Type", "application/x-amz-json-1.1")
                .putHeader("X-Amz-Target", "SageMaker." + action)
                .build();
        SignedRequest signed = signer.sign(request, body);
        try {
            HttpExecuteResponse response = http.prepareRequest(HttpExecuteRequest.builder()
                            .request(signed.request())
                            .contentStreamProvider(signed.payload().orElseThrow())
                            .build())
                    .call();
            return new Answer(response.httpResponse().statusCode(), body(response));
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    private static JsonNode body(HttpExecuteResponse response) throws IOException {
        if (response.responseBody().isEmpty()) {
            return JSON.createObjectNode();
        }
        try (InputStream stream = response.responseBody().get()) {
            return JSON.readTree(stream);
        }
    }
}
