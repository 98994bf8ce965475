package io.github.stepscale.policy.metric;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A predefined metric of Application Auto Scaling for SageMaker; for target tracking only. Source: Application Auto
 * Scaling API reference, PredefinedMetricSpecification.
 */
public enum PredefinedMetric {
    VARIANT_INVOCATIONS("SageMakerVariantInvocationsPerInstance", "InvocationsPerInstance", EndpointKind.REALTIME),
    VARIANT_CONCURRENCY(
            "SageMakerVariantConcurrentRequestsPerModelHighResolution",
            "ConcurrentRequestsPerModel",
            EndpointKind.REALTIME),
    PROVISIONED_CONCURRENCY(
            "SageMakerVariantProvisionedConcurrencyUtilization",
            "ServerlessProvisionedConcurrencyUtilization",
            EndpointKind.SERVERLESS),
    COPY_INVOCATIONS("SageMakerInferenceComponentInvocationsPerCopy", "InvocationsPerCopy", EndpointKind.COMPONENT),
    COPY_CONCURRENCY(
            "SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution",
            "ConcurrentRequestsPerCopy",
            EndpointKind.COMPONENT);

    private final String awsName;
    private final String published;
    private final EndpointKind kind;

    PredefinedMetric(String awsName, String published, EndpointKind kind) {
        this.awsName = awsName;
        this.published = published;
        this.kind = kind;
    }

    /** The predefined metrics of a kind of endpoint, the usual one first; an asynchronous endpoint has none. */
    public static Stream<PredefinedMetric> of(EndpointKind kind) {
        return Arrays.stream(values()).filter(metric -> metric.kind == kind);
    }

    /** The predefined metric that follows a published one, if there is one. */
    public static Optional<PredefinedMetric> following(String published, EndpointKind kind) {
        return of(kind).filter(metric -> metric.published.equals(published)).findFirst();
    }

    /** The PredefinedMetricType of AWS, such as {@code SageMakerVariantInvocationsPerInstance}. */
    public String awsName() {
        return awsName;
    }

    /** The kind of endpoint that it belongs to. */
    public EndpointKind kind() {
        return kind;
    }

    /** The metric in CloudWatch that it follows. */
    public SourceMetric published() {
        return MetricCatalog.metric(published, kind);
    }
}
