package io.github.stepscale.aws;

import java.util.LinkedHashMap;
import java.util.Map;
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
public record InvocationParameters(
        String endpointName,
        String contentType,
        Optional<String> accept,
        Optional<String> targetVariant,
        Optional<String> targetModel,
        Optional<String> inferenceComponentName,
        Optional<String> customAttributes,
        Optional<String> sessionId) {

    /** A body of JSON, and nothing beside it. */
    public static InvocationParameters json(String endpointName) {
        Optional<String> none = Optional.empty();
        return new InvocationParameters(endpointName, "application/json", none, none, none, none, none, none);
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
