package io.github.stepscale.aws;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;

/** Requests to a service without a client of the SDK for it: signed by the SDK, and sent by its HTTP client. */
record SignedRequests(SdkHttpClient http, RequestSigner signer, URI address) {

    /** What came back, whatever it says. */
    record Answer(int status, String body) {}

    /** @throws UncheckedIOException if no answer comes */
    Answer post(Map<String, String> headers, String body) {
        SdkHttpRequest.Builder request =
                SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(address).encodedPath("/");
        headers.forEach(request::putHeader);
        SignedRequest signed = signer.sign(request.build(), body.getBytes(StandardCharsets.UTF_8));
        try {
            HttpExecuteResponse response = http.prepareRequest(HttpExecuteRequest.builder()
                            .request(signed.request())
                            .contentStreamProvider(signed.payload().orElseThrow())
                            .build())
                    .call();
            return new Answer(response.httpResponse().statusCode(), text(response));
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
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
