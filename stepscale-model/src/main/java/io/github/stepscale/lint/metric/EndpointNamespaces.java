package io.github.stepscale.lint.metric;

import java.util.Locale;

/** The namespaces that SageMaker publishes endpoint metrics in. */
final class EndpointNamespaces {
    private EndpointNamespaces() {}

    /** Whether a namespace is one of SageMaker's, or is meant to be one. */
    static boolean isSageMaker(String namespace) {
        String lower = namespace.toLowerCase(Locale.ROOT);
        return lower.equals("aws/sagemaker")
                || lower.equals("/aws/sagemaker")
                || lower.matches("/?aws/sagemaker/(endpoints|inferencecomponents)");
    }
}
