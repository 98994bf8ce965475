package io.github.stepscale.aws;

import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeClient;
import software.amazon.awssdk.services.sagemakerruntime.model.InvokeEndpointAsyncRequest;
import software.amazon.awssdk.services.sagemakerruntime.model.InvokeEndpointRequest;

/** SageMaker's models, as who sends requests to them sees them. Nothing is sent a second time. From many threads at once. */
public final class Invocations {
    private final SageMakerRuntimeClient client;

    Invocations(SageMakerRuntimeClient client) {
        this.client = client;
    }

    /**
     * Sends a request, and waits for the answer.
     *
     * @param body is not copied, and may not change
     * @return what went wrong; empty if the model answered
     */
    public Optional<InvocationError> invoke(Invocation with, byte[] body) {
        InvokeEndpointRequest request = InvokeEndpointRequest.builder()
                .endpointName(with.endpointName())
                .contentType(with.contentType().orElse(null))
                .accept(with.accept().orElse(null))
                .targetVariant(with.targetVariant().orElse(null))
                .targetModel(with.targetModel().orElse(null))
                .inferenceComponentName(with.inferenceComponentName().orElse(null))
                .customAttributes(with.customAttributes().orElse(null))
                .sessionId(with.sessionId().orElse(null))
                .body(SdkBytes.fromByteArrayUnsafe(body))
                .build();
        return outcome(() -> client.invokeEndpoint(request));
    }

    /**
     * Puts a request into the queue of an asynchronous endpoint.
     *
     * @param inputLocation where its body is: an address that begins with {@code s3://} or {@code https://}
     * @return what went wrong; empty if it is in the queue
     */
    public Optional<InvocationError> enqueue(Invocation with, String inputLocation) {
        InvokeEndpointAsyncRequest request = InvokeEndpointAsyncRequest.builder()
                .endpointName(with.endpointName())
                .contentType(with.contentType().orElse(null))
                .accept(with.accept().orElse(null))
                .customAttributes(with.customAttributes().orElse(null))
                .inputLocation(inputLocation)
                .build();
        return outcome(() -> client.invokeEndpointAsync(request));
    }

    private static Optional<InvocationError> outcome(Runnable request) {
        try {
            request.run();
            return Optional.empty();
        } catch (RuntimeException failed) {
            return Optional.of(InvocationErrors.of(failed));
        }
    }
}
