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
 * Sends requests to the models behind SageMaker endpoints. Safe for use by many threads; never retries. Does without the SDK's
 * client, which takes several times as long as sending does: docs/decisions/0015-load.md. A program that sends many requests at
 * once should call {@link HttpKeepAlive#raiseLimit} first.
 */
public final class ModelInvoker {
    private static final int OK = 200;
    private static final int REDIRECTION = 300;
    private static final int FIRST_ERROR = 400;
    private static final byte[] NOTHING = {};
    /** Headers that the JDK writes itself. */
    private static final Set<String> OF_THE_JDK = Set.of("Host", "Content-Length");

    private final RequestSigner signer;
    private final URI address;
    private final Duration connectTimeout;
    private final Duration timeout;
    private final ExchangeTimeout time;
    private final SecretRedactor secrets;
    private final int maxBytes;

    ModelInvoker(
            RequestSigner signer,
            URI address,
            Duration connectTimeout,
            Duration timeout,
            ExchangeTimeout time,
            SecretRedactor secrets,
            int maxBytes) {
        this.signer = signer;
        this.address = address;
        this.connectTimeout = connectTimeout;
        this.timeout = timeout;
        this.time = time;
        this.secrets = secrets;
        this.maxBytes = maxBytes;
    }

    /**
     * Sends a request and waits for the response.
     *
     * @param body not copied, and must not change
     * @return the failure; empty if the model answered
     */
    public Optional<Failure> invoke(RequestParameters parameters, byte[] body) {
        return outcome("/endpoints/" + parameters.endpointName() + "/invocations", parameters.headers(), body);
    }

    /**
     * Puts a request into the queue of an asynchronous endpoint.
     *
     * @param inputLocation address of the body; begins with {@code s3://} or {@code https://}
     * @return the failure; empty if the request is in the queue
     */
    public Optional<Failure> enqueue(RequestParameters parameters, String inputLocation) {
        String path = "/endpoints/" + parameters.endpointName() + "/async-invocations";
        return outcome(path, parameters.asyncHeaders(inputLocation), NOTHING);
    }

    private Optional<Failure> outcome(String path, Map<String, String> headers, byte[] body) {
        try {
            return send(sign(path, headers, body), body);
        } catch (IOException | SdkException | IllegalStateException | IllegalArgumentException failed) {
            return Optional.of(InvocationErrorMapper.of(failed));
        }
    }

    private SdkHttpRequest sign(String path, Map<String, String> headers, byte[] body) {
        SdkHttpRequest.Builder request =
                SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(address).encodedPath(path);
        headers.forEach(request::putHeader);
        return signer.sign(request.build(), body).request();
    }

    private Optional<Failure> send(SdkHttpRequest request, byte[] body) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) request.getUri().toURL().openConnection();
        connection.setConnectTimeout(Math.toIntExact(connectTimeout.toMillis()));
        connection.setReadTimeout(Math.toIntExact(timeout.toMillis()));
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
        return receive(connection, body);
    }

    private Optional<Failure> receive(HttpURLConnection connection, byte[] body) throws IOException {
        ReadDeadline deadline = ReadDeadline.in(timeout);
        int status = time.within(timeout, connection::disconnect, () -> head(connection, body));
        // Read to its end, so that the connection can be used again.
        byte[] answer = read(
                Optional.ofNullable(status < FIRST_ERROR ? connection.getInputStream() : connection.getErrorStream()),
                deadline);
        if (status < REDIRECTION) {
            return Optional.empty();
        }
        String type = Optional.ofNullable(connection.getHeaderField("x-amzn-ErrorType"))
                .orElse("");
        return Optional.of(InvocationErrorMapper.of(status, type, secrets.redactValues(answer)));
    }

    private static int head(HttpURLConnection connection, byte[] body) throws IOException {
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body);
        }
        int status = connection.getResponseCode();
        if (status < OK) {
            throw new IOException("the server does not speak HTTP");
        }
        return status;
    }

    private byte[] read(Optional<InputStream> stream, ReadDeadline deadline) throws IOException {
        if (stream.isEmpty()) {
            return NOTHING;
        }
        try (InputStream in = stream.get()) {
            return deadline.read(in, maxBytes);
        }
    }

    /**
     * Why a request failed.
     *
     * @param message one sentence, without secrets
     */
    public record Failure(Kind kind, String message) {

        /** Kinds of failures (Amazon SageMaker API Reference, InvokeEndpoint and InvokeEndpointAsync). */
        public enum Kind {
            /** The container returned an error, or timed out: ModelError, HTTP 424. */
            MODEL_ERROR,
            /** The model is still being loaded: ModelNotReadyException, HTTP 429. */
            MODEL_NOT_READY,
            /** An inference component has no copies: HTTP 400. */
            NO_CAPACITY,
            /** Too many requests. */
            THROTTLED,
            /** Overload, or a restart: HTTP 503. */
            UNAVAILABLE,
            /** The service failed: HTTP 500. */
            INTERNAL_FAILURE,
            /** A dependency of the service failed: HTTP 530. */
            DEPENDENCY_FAILURE,
            /** The request is wrong: ValidationError, HTTP 400. */
            INVALID,
            /** The endpoint does not exist. */
            NOT_FOUND,
            /** The caller lacks the permission, or valid credentials. */
            DENIED,
            /** No response in time. */
            TIMEOUT,
            /** No connection, or it broke. */
            CONNECTION,
            /** Anything else. */
            OTHER;

            /** Whether every further request would fail in the same way. */
            public boolean isPermanent() {
                return this == INVALID || this == NOT_FOUND || this == DENIED;
            }
        }
    }

    /**
     * Parameters of a request to a model, without its body. Absent ones are not sent.
     *
     * @param endpointName the endpoint
     * @param contentType MIME type of the body, such as {@code application/json}
     * @param accept the expected MIME type of the response
     * @param targetVariant the production variant that answers, regardless of the weights
     * @param targetModel the model of a multi-model endpoint, such as {@code model.tar.gz}
     * @param inferenceComponentName the inference component that answers
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

        /** Parameters of a JSON request without options. */
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
            // The body is empty; without a type the JDK would call it a form.
            headers.put("Content-Type", "application/json");
            headers.put("Accept", "*/*");
            return headers;
        }
    }
}
