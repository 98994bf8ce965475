package io.github.stepscale.lint.metric;

import java.util.Locale;

/** The namespaces in which SageMaker publishes endpoint metrics. */
final class EndpointNamespaces {
    private EndpointNamespaces() {}

    /** Whether a namespace is one of them, or a misspelling of one. */
    static boolean isSageMaker(String namespace) {
        String lower = namespace.toLowerCase(Locale.ROOT);
        return lower.equals("aws/sagemaker")
                || lower.equals("/aws/sagemaker")
                || lower.matches("/?aws/sagemaker/(endpoints|inferencecomponents)");
    }
}
