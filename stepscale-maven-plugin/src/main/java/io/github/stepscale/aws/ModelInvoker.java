package io.github.stepscale.aws;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Sends requests to the models behind SageMaker endpoints. Safe for use by many threads; never sends a request twice. Does
 * without the SDK's client, which takes several times as long as sending does: docs/decisions/0028-load-without-threads.md.
 */
public final class ModelInvoker {
    private static final int REDIRECTION = 300;
    private static final byte[] NOTHING = {};

    private final SigV4Signer signer;
    private final HttpOrigin origin;
    private final AsyncHttpClient client;
    private final SecretRedactor secrets;

    /** Is told of a request by the one thread that reads all responses: must not block. */
    public interface Listener {

        /** The request goes out now, or waits for its connection to be opened. */
        void sent();

        /**
         * The request is over. Called once.
         *
         * @param failure empty if the model answered
         */
        void answered(Optional<Failure> failure);
    }

    ModelInvoker(SigV4Signer signer, HttpOrigin origin, AsyncHttpClient client, SecretRedactor secrets) {
        this.signer = signer;
        this.origin = origin;
        this.client = client;
        this.secrets = secrets;
    }

    /**
     * Sends a request and waits for the response.
     *
     * @param body not copied, and must not change
     * @return the failure; empty if the model answered
     */
    public Optional<Failure> invoke(RequestParameters parameters, byte[] body) {
        return await(listener -> invoke(parameters, body, listener));
    }

    /**
     * Sends a request and does not wait for the response.
     *
     * @param body not copied, and must not change
     */
    public void invoke(RequestParameters parameters, byte[] body, Listener listener) {
        send("/endpoints/" + parameters.endpointName() + "/invocations", parameters.headers(), body, listener);
    }

    /**
     * Puts a request into the queue of an asynchronous endpoint and waits for the response.
     *
     * @param inputLocation address of the body; begins with {@code s3://} or {@code https://}
     * @return the failure; empty if the request is in the queue
     */
    public Optional<Failure> enqueue(RequestParameters parameters, String inputLocation) {
        return await(listener -> enqueue(parameters, inputLocation, listener));
    }

    /**
     * Puts a request into the queue of an asynchronous endpoint and does not wait for the response.
     *
     * @param inputLocation address of the body; begins with {@code s3://} or {@code https://}
     */
    public void enqueue(RequestParameters parameters, String inputLocation, Listener listener) {
        String path = "/endpoints/" + parameters.endpointName() + "/async-invocations";
        send(path, parameters.asyncHeaders(inputLocation), NOTHING, listener);
    }

    private void send(String path, Map<String, String> headers, byte[] body, Listener listener) {
        try {
            Map<String, String> signed = signer.sign(origin.authority(), path, headers, body);
            signed.put("user-agent", "stepscale");
            client.send(new HttpCall(path, signed, body), new Outcome(listener));
        } catch (SdkException | IllegalStateException | IllegalArgumentException failed) {
            listener.answered(Optional.of(InvocationErrorMapper.of(failed)));
        } catch (RejectedExecutionException closed) {
            listener.answered(Optional.of(InvocationErrorMapper.of(AsyncHttpClient.closed())));
        }
    }

    private static Optional<Failure> await(Consumer<Listener> request) {
        CompletableFuture<Optional<Failure>> outcome = new CompletableFuture<>();
        request.accept(new Listener() {
            @Override
            public void sent() {
                // The response is what counts.
            }

            @Override
            public void answered(Optional<Failure> failure) {
                outcome.complete(failure);
            }
        });
        try {
            return outcome.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.of(InvocationErrorMapper.of(new IOException("the wait was interrupted")));
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Tells the response in terms of SageMaker. */
    private final class Outcome implements HttpListener {
        private final Listener listener;

        Outcome(Listener listener) {
            this.listener = listener;
        }

        @Override
        public void sent() {
            listener.sent();
        }

        @Override
        public void answered(HttpAnswer answer) {
            listener.answered(
                    answer.status() < REDIRECTION
                            ? Optional.empty()
                            : Optional.of(InvocationErrorMapper.of(
                                    answer.status(), answer.errorType(), secrets.redactValues(answer.body()))));
        }

        @Override
        public void failed(IOException cause) {
            listener.answered(Optional.of(InvocationErrorMapper.of(cause)));
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
            headers.put("Content-Type", "application/json");
            headers.put("Accept", "*/*");
            return headers;
        }
    }
}
