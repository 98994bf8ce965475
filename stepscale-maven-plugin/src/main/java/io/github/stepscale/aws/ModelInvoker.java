package io.github.stepscale.aws;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * SageMaker's models, as who sends requests to them sees them. From many threads at once; nothing is sent a second time.
 * Without the SDK's client, which takes several times as long as sending does: docs/decisions/0015-load.md.
 */
public final class ModelInvoker {
    private static final int OK = 200;
    private static final int REDIRECTION = 300;
    private static final int FIRST_ERROR = 400;
    private static final byte[] NOTHING = {};
    /** The JDK writes them itself. */
    private static final Set<String> OF_THE_JDK = Set.of("Host", "Content-Length");

    private final RequestSigner signer;
    private final URI address;
    private final Duration connecting;
    private final Duration patience;
    private final ExchangeTimeout time;
    private final SecretRedactor secrets;
    private final int mostBytes;

    ModelInvoker(
            RequestSigner signer,
            URI address,
            Duration connecting,
            Duration patience,
            ExchangeTimeout time,
            SecretRedactor secrets,
            int mostBytes) {
        this.signer = signer;
        this.address = address;
        this.connecting = connecting;
        this.patience = patience;
        this.time = time;
        this.secrets = secrets;
        this.mostBytes = mostBytes;
    }

    /**
     * Sends a request, and waits for the answer.
     *
     * @param body is not copied, and may not change
     * @return what went wrong; empty if the model answered
     */
    public Optional<Failure> invoke(RequestParameters with, byte[] body) {
        return outcome("/endpoints/" + with.endpointName() + "/invocations", with.headers(), body);
    }

    /**
     * Puts a request into the queue of an asynchronous endpoint.
     *
     * @param inputLocation where its body is: an address that begins with {@code s3://} or {@code https://}
     * @return what went wrong; empty if it is in the queue
     */
    public Optional<Failure> enqueue(RequestParameters with, String inputLocation) {
        String path = "/endpoints/" + with.endpointName() + "/async-invocations";
        return outcome(path, with.asyncHeaders(inputLocation), NOTHING);
    }

    private Optional<Failure> outcome(String path, Map<String, String> headers, byte[] body) {
        try {
            return sent(signed(path, headers, body), body);
        } catch (IOException | SdkException | IllegalStateException | IllegalArgumentException failed) {
            return Optional.of(InvocationErrorMapper.of(failed));
        }
    }

    private SdkHttpRequest signed(String path, Map<String, String> headers, byte[] body) {
        SdkHttpRequest.Builder request =
                SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(address).encodedPath(path);
        headers.forEach(request::putHeader);
        return signer.sign(request.build(), body).request();
    }

    private Optional<Failure> sent(SdkHttpRequest request, byte[] body) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) request.getUri().toURL().openConnection();
        connection.setConnectTimeout(Math.toIntExact(connecting.toMillis()));
        connection.setReadTimeout(Math.toIntExact(patience.toMillis()));
        connection.setInstanceFollowRedirects(false);
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        // Also keeps the JDK from sending it again on another connection, should this one break.
        connection.setFixedLengthStreamingMode(body.length);
        connection.setRequestProperty("User-Agent", "stepscale");
        request.forEachHeader((name, values) -> {
            if (!OF_THE_JDK.contains(name)) {
                connection.setRequestProperty(name, String.join(",", values));
            }
        });
        connection.connect();
        return answer(connection, body);
    }

    private Optional<Failure> answer(HttpURLConnection connection, byte[] body) throws IOException {
        ReadDeadline deadline = ReadDeadline.in(patience);
        int status = time.within(patience, connection::disconnect, () -> head(connection, body));
        // Read to its end, so that the connection can be used again.
        byte[] said = read(
                Optional.ofNullable(status < FIRST_ERROR ? connection.getInputStream() : connection.getErrorStream()),
                deadline);
        if (status < REDIRECTION) {
            return Optional.empty();
        }
        String type = Optional.ofNullable(connection.getHeaderField("x-amzn-ErrorType"))
                .orElse("");
        return Optional.of(InvocationErrorMapper.of(status, type, secrets.cut(said)));
    }

    private static int head(HttpURLConnection connection, byte[] body) throws IOException {
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body);
        }
        int status = connection.getResponseCode();
        if (status < OK) {
            throw new IOException("what answers does not speak HTTP");
        }
        return status;
    }

    private byte[] read(Optional<InputStream> stream, ReadDeadline deadline) throws IOException {
        if (stream.isEmpty()) {
            return NOTHING;
        }
        try (InputStream in = stream.get()) {
            return deadline.read(in, mostBytes);
        }
    }

    /**
     * Why a request was not answered well.
     *
     * @param message one sentence, without secrets
     */
    public record Failure(Kind kind, String message) {

        /** What it means to who sends requests (rules 7.1). */
        public enum Kind {
            /** The container answered with an error, or not in time: ModelError, HTTP 424. */
            MODEL_ERROR,
            /** The model is still being loaded: ModelNotReadyException, HTTP 429. */
            MODEL_NOT_READY,
            /** Nothing is there to answer: an inference component without copies, HTTP 400. */
            NO_CAPACITY,
            /** More requests than are allowed. */
            THROTTLED,
            /** Overload, or a restart: HTTP 503. */
            UNAVAILABLE,
            /** A fault of the service: HTTP 500. */
            INTERNAL_FAILURE,
            /** A fault of something that the service needs: HTTP 530. */
            DEPENDENCY_FAILURE,
            /** The request is wrong: ValidationError, HTTP 400. */
            INVALID,
            /** There is no such endpoint. */
            NOT_FOUND,
            /** The caller may not do this, or has no valid credentials. */
            DENIED,
            /** No answer in time. */
            TIMEOUT,
            /** No connection, or one that broke. */
            CONNECTION,
            /** Anything else. */
            OTHER;

            /** Whether every further request would end in the same way. */
            public boolean isPermanent() {
                return this == INVALID || this == NOT_FOUND || this == DENIED;
            }
        }
    }

    /**
     * What a request to a model is sent with, beside its body. What is absent is not sent.
     *
     * @param endpointName the endpoint
     * @param contentType of the body, such as {@code application/json}
     * @param accept what the answer is to be
     * @param targetVariant the production variant that is to answer, past the weights
     * @param targetModel the model of a multi-model endpoint, such as {@code model.tar.gz}
     * @param inferenceComponentName the component that is to answer
     * @param customAttributes passed to the container, at most 1,024 characters of ASCII
     * @param sessionId of a stateful session, at most 256 characters
     */
    public record RequestParameters(
            String endpointName,
            String contentType,
            Optional<String> accept,
            Optional<String> targetVariant,
            Optional<String> targetModel,
            Optional<String> inferenceComponentName,
            Optional<String> customAttributes,
            Optional<String> sessionId) {

        /** A body of JSON, and nothing beside it. */
        public static RequestParameters json(String endpointName) {
            Optional<String> none = Optional.empty();
            return new RequestParameters(endpointName, "application/json", none, none, none, none, none, none);
        }

        /** The headers of InvokeEndpoint, as the API names them. */
        Map<String, String> headers() {
            Map<String, String> headers = new LinkedHashMap<>();
            headers.put("Content-Type", contentType);
            // Without one, the JDK would ask for HTML.
            headers.put("Accept", accept.orElse("*/*"));
            targetVariant.ifPresent(name -> headers.put("X-Amzn-SageMaker-Target-Variant", name));
            targetModel.ifPresent(name -> headers.put("X-Amzn-SageMaker-Target-Model", name));
            inferenceComponentName.ifPresent(name -> headers.put("X-Amzn-SageMaker-Inference-Component", name));
            customAttributes.ifPresent(text -> headers.put("X-Amzn-SageMaker-Custom-Attributes", text));
            sessionId.ifPresent(id -> headers.put("X-Amzn-SageMaker-Session-Id", id));
            return headers;
        }

        /** The headers of InvokeEndpointAsync, which takes fewer and calls them otherwise. */
        Map<String, String> asyncHeaders(String inputLocation) {
            Map<String, String> headers = new LinkedHashMap<>();
            headers.put("X-Amzn-SageMaker-Content-Type", contentType);
            accept.ifPresent(type -> headers.put("X-Amzn-SageMaker-Accept", type));
            headers.put("X-Amzn-SageMaker-InputLocation", inputLocation);
            customAttributes.ifPresent(text -> headers.put("X-Amzn-SageMaker-Custom-Attributes", text));
            // Of the body that there is not; without one, the JDK would say that it is a form.
            headers.put("Content-Type", "application/json");
            headers.put("Accept", "*/*");
            return headers;
        }
    }
}
