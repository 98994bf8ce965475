package io.github.stepscale.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Receives every response of AWS, for the SDK's clients and for {@link SignedRequests}. Accepts a response if it is complete, in
 * time, of a bounded size and in the form of a response of AWS; removes secrets from it. Any other response fails as a lost one
 * does, so that the request is sent again.
 *
 * @param timeout the longest time from the request to the end of the response
 */
record ValidatingHttpClient(
        SdkHttpClient http, Duration timeout, int maxBytes, ExchangeTimeout time, SecretRedactor secrets)
        implements SdkHttpClient {
    private static final byte[] NOTHING = {};
    private static final String LENGTH = "Content-Length";

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
        return new Exchange(request, http.prepareRequest(request));
    }

    @Override
    public String clientName() {
        return http.clientName();
    }

    @Override
    public void close() {
        http.close();
        time.close();
    }

    private final class Exchange implements ExecutableHttpRequest {
        private final HttpExecuteRequest request;
        private final ExecutableHttpRequest prepared;

        Exchange(HttpExecuteRequest request, ExecutableHttpRequest prepared) {
            this.request = request;
            this.prepared = prepared;
        }

        @Override
        public HttpExecuteResponse call() throws IOException {
            ReadDeadline deadline = ReadDeadline.in(timeout);
            HttpExecuteResponse head = time.within(timeout, prepared::abort, prepared::call);
            SdkHttpResponse response = head.httpResponse();
            byte[] read = body(head.responseBody(), deadline);
            requireLength(response, read.length);
            byte[] body = secrets.redactValues(read);
            if (!response.isSuccessful()) {
                return answer(response, SecretRedactor.redactPatterns(body));
            }
            ResponseValidator.require(request, body);
            return answer(response, body);
        }

        private byte[] body(Optional<AbortableInputStream> stream, ReadDeadline deadline) throws IOException {
            if (stream.isEmpty()) {
                return NOTHING;
            }
            try (InputStream in = stream.get()) {
                return deadline.read(in, maxBytes);
            } catch (IOException broken) {
                prepared.abort();
                throw broken;
            }
        }

        @Override
        public void abort() {
            prepared.abort();
        }
    }

    /** The JDK's client takes the end of a connection for the end of a body. */
    private static void requireLength(SdkHttpResponse response, int read) throws UnreadableResponseException {
        Optional<String> promised = response.firstMatchingHeader(LENGTH);
        if (promised.isPresent() && !promised.get().strip().equals(String.valueOf(read))) {
            throw new UnreadableResponseException("it ends after " + read + " bytes of " + promised.get());
        }
    }

    private static HttpExecuteResponse answer(SdkHttpResponse response, byte[] body) {
        return HttpExecuteResponse.builder()
                .response(response)
                .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
                .build();
    }
}
