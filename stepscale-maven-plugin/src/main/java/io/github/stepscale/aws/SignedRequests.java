package io.github.stepscale.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;

/**
 * Sends requests to a service without the SDK's client for it. Signs, sends and retries as the SDK does, and throws its
 * exceptions.
 */
record SignedRequests(SdkHttpClient http, RequestSigner signer, URI address, RetryRules retries) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> FORM =
            Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");

    /**
     * Sends a request of the query protocol.
     *
     * @return the response, in XML
     * @throws AwsServiceException if the service refuses
     * @throws SdkClientException if no response comes
     */
    String form(String body) {
        return retries.call(() -> send("/", FORM, body));
    }

    /**
     * Sends a query of an HTTP API as a form.
     *
     * @param path such as {@code /api/v1/query_range}
     * @return the response, in JSON
     * @throws AwsServiceException if the service refuses
     * @throws SdkClientException if no response comes
     */
    JsonNode query(String path, String form) {
        return tree(retries.call(() -> send(path, FORM, form)));
    }

    /**
     * Sends a request of the JSON protocol.
     *
     * @param target service and action, such as {@code SageMaker.DescribeEndpoint}
     * @throws AwsServiceException if the service refuses
     * @throws SdkClientException if no response comes
     */
    JsonNode json(String target, JsonNode body) {
        Map<String, String> headers = Map.of("Content-Type", "application/x-amz-json-1.1", "X-Amz-Target", target);
        return tree(retries.call(() -> send("/", headers, body.toString())));
    }

    private static JsonNode tree(String answer) {
        try {
            return JSON.readTree(answer);
        } catch (IOException broken) {
            throw SdkClientException.create("no JSON", broken);
        }
    }

    private String send(String path, Map<String, String> headers, String body) {
        SdkHttpRequest.Builder request =
                SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(address).encodedPath(path);
        headers.forEach(request::putHeader);
        SignedRequest signed = signer.sign(request.build(), body.getBytes(StandardCharsets.UTF_8));
        try {
            HttpExecuteResponse response = http.prepareRequest(HttpExecuteRequest.builder()
                            .request(signed.request())
                            .contentStreamProvider(signed.payload().orElseThrow())
                            .build())
                    .call();
            String answer = text(response);
            if (response.httpResponse().isSuccessful()) {
                return answer;
            }
            throw ServiceErrorReader.of(response.httpResponse().statusCode(), answer);
        } catch (IOException lost) {
            throw SdkClientException.create("Unable to execute HTTP request", lost);
        }
    }

    private static String text(HttpExecuteResponse response) throws IOException {
        if (response.responseBody().isEmpty()) {
            return "";
        }
        try (InputStream stream = response.responseBody().get()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
