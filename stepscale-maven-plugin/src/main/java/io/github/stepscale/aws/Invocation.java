package io.github.stepscale.aws;

import java.util.Optional;

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
public record Invocation(
        String endpointName,
        Optional<String> contentType,
        Optional<String> accept,
        Optional<String> targetVariant,
        Optional<String> targetModel,
        Optional<String> inferenceComponentName,
        Optional<String> customAttributes,
        Optional<String> sessionId) {}
