package io.github.stepscale.policy.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.policy.metric.CatalogMetric.Trait;
import io.github.stepscale.policy.target.EndpointVariant;
import io.github.stepscale.policy.target.InferenceComponent;
import io.github.stepscale.policy.target.ServerlessVariant;
import io.github.stepscale.policy.target.Target;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MetricCatalogTest {
    static Stream<CatalogMetric> all() {
        return MetricCatalog.all().stream();
    }

    @ParameterizedTest
    @MethodSource("all")
    void entryIsAMetricUnderItsOwnDimensions(CatalogMetric entry) {
        SourceMetric metric = entry.metric();
        assertThat(metric.name()).isEqualTo(entry.name());
        assertThat(metric.dimensions())
                .extracting(Dimension::name)
                .isEqualTo(entry.scope().dimensions());
        assertThat(metric.dimensions()).allMatch(dimension -> dimension.value().isEmpty());
        assertThat(entry.allows(metric.statistic())).isTrue();
        assertThat(metric.neverNegative()).isTrue();
        assertThat(MetricCatalog.find(metric)).contains(entry);
        assertThat(entry.publishedBy()).isNotEmpty();
        assertThat(entry.publishedBy())
                .allSatisfy(kind ->
                        assertThat(MetricCatalog.find(entry.name(), kind)).contains(entry));
    }

    @Test
    void namesAreUniqueInTheirNamespaceAndForTheirKind() {
        assertThat(all().map(entry -> entry.namespace() + " " + entry.name() + " " + entry.scope()))
                .doesNotHaveDuplicates();
        assertThat(all().flatMap(entry -> entry.publishedBy().stream().map(kind -> kind + " " + entry.name())))
                .doesNotHaveDuplicates();
    }

    /** Rules 4.2 and 4.3: the traps of each metric, as AWS states them. */
    @ParameterizedTest
    @CsvSource({
        "Invocations, REALTIME, AWS/SageMaker, EndpointName+VariantName, Sum, false, true",
        "InvocationsPerInstance, REALTIME, AWS/SageMaker, EndpointName+VariantName, Sum, true, true",
        "InvocationsPerCopy, COMPONENT, AWS/SageMaker, InferenceComponentName, Sum, true, true",
        "ConcurrentRequestsPerModel, REALTIME, AWS/SageMaker, EndpointName+VariantName, Maximum, true, false",
        "ConcurrentRequestsPerCopy, COMPONENT, AWS/SageMaker, InferenceComponentName, Maximum, true, false",
        "NoCapacityInvocationFailures, COMPONENT, AWS/SageMaker, InferenceComponentName, Sum, false, true",
        "ModelLatency, REALTIME, AWS/SageMaker, EndpointName+VariantName, Average, false, true",
        "ApproximateBacklogSize, ASYNC, AWS/SageMaker, EndpointName, Average, false, false",
        "ApproximateBacklogSizePerInstance, ASYNC, AWS/SageMaker, EndpointName, Average, true, false",
        "HasBacklogWithoutCapacity, ASYNC, AWS/SageMaker, EndpointName, Average, false, false",
        "CPUUtilization, REALTIME, /aws/sagemaker/Endpoints, EndpointName+VariantName, Average, false, false",
        "CPUUtilization, COMPONENT, /aws/sagemaker/InferenceComponents, InferenceComponentName, Average, false, false",
        "Invocations, COMPONENT, AWS/SageMaker, InferenceComponentName, Sum, false, true",
        "ModelLatency, COMPONENT, AWS/SageMaker, InferenceComponentName, Average, false, true",
        "OverheadLatency, COMPONENT, AWS/SageMaker, InferenceComponentName, Average, false, true",
        "Invocation4XXErrors, COMPONENT, AWS/SageMaker, InferenceComponentName, Sum, false, true",
        "Invocation5XXErrors, COMPONENT, AWS/SageMaker, InferenceComponentName, Sum, false, true",
        "InvocationModelErrors, COMPONENT, AWS/SageMaker, InferenceComponentName, Sum, false, true",
        "ModelLatency, ASYNC, AWS/SageMaker, EndpointName+VariantName, Average, false, true",
        "Invocation5XXErrors, ASYNC, AWS/SageMaker, EndpointName+VariantName, Sum, false, true",
        "TotalProcessingTime, ASYNC, AWS/SageMaker, EndpointName+VariantName, Average, false, true",
        "NotificationFailures, ASYNC, AWS/SageMaker, EndpointName+VariantName, Sum, false, true",
        "MidStreamErrors, REALTIME, AWS/SageMaker, EndpointName+VariantName, Sum, false, true",
        "FirstChunkLatency, REALTIME, AWS/SageMaker, EndpointName+VariantName, Average, false, true",
        "ModelLoadingWaitTime, REALTIME, AWS/SageMaker, EndpointName+VariantName, Average, false, true",
        "ModelCacheHit, REALTIME, AWS/SageMaker, EndpointName+VariantName, Average, false, true",
        "LoadedModelCount, REALTIME, /aws/sagemaker/Endpoints, EndpointName+VariantName, Average, false, false"
    })
    void entryIsWhatAwsPublishes(
            String name,
            EndpointKind kind,
            String namespace,
            String dimensions,
            String statistic,
            boolean perUnit,
            boolean absentWhenIdle) {
        CatalogMetric entry = MetricCatalog.find(name, kind).orElseThrow();
        assertThat(entry.publishedBy()).contains(kind);
        assertThat(entry.namespace()).isEqualTo(namespace);
        assertThat(String.join("+", entry.scope().dimensions())).isEqualTo(dimensions);
        assertThat(entry.metric().statistic()).hasToString(statistic);
        assertThat(entry.has(Trait.PER_UNIT)).isEqualTo(perUnit);
        assertThat(entry.has(Trait.ABSENT_WHEN_IDLE)).isEqualTo(absentWhenIdle);
    }

    @ParameterizedTest
    @CsvSource({
        "InvocationsPerInstance, REALTIME, Average, false",
        "InvocationsPerInstance, REALTIME, p90, false",
        "ModelLatency, REALTIME, p90, true",
        "ConcurrentRequestsPerModel, REALTIME, Average, false",
        "ConcurrentRequestsPerModel, REALTIME, Minimum, true",
        "HasBacklogWithoutCapacity, ASYNC, Maximum, false",
        "ModelLatency, COMPONENT, p99, true",
        "FirstChunkModelLatency, REALTIME, p99, true",
        "ModelLoadingTime, REALTIME, p99, false",
        "ModelCacheHit, REALTIME, Maximum, false"
    })
    void entryAllowsTheStatisticsThatHaveAMeaning(String name, EndpointKind kind, String statistic, boolean allowed) {
        assertThat(MetricCatalog.find(name, kind).orElseThrow().allows(new Statistic(statistic)))
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "FirstChunkLatency, REALTIME, Microseconds",
        "FirstChunkModelLatency, REALTIME, Microseconds",
        "FirstChunkOverheadLatency, REALTIME, Microseconds",
        "ModelLoadingWaitTime, REALTIME, Microseconds",
        "ModelUnloadingTime, REALTIME, Microseconds",
        "ModelDownloadingTime, REALTIME, Microseconds",
        "ModelLoadingTime, REALTIME, Microseconds",
        "OverheadLatency, COMPONENT, Microseconds",
        "TimeInBacklog, ASYNC, Milliseconds",
        "LoadedModelCount, REALTIME, None"
    })
    void entryHasTheUnitOfTheGuide(String name, EndpointKind kind, String unit) {
        assertThat(MetricCatalog.find(name, kind).orElseThrow().unit()).isEqualTo(unit);
    }

    /** The guide lists the Normalized names for components, and MemoryUtilizationNormalized for them alone. */
    @Test
    void utilizationIsDocumentedForEndpointsAndNormalizedForComponents() {
        assertThat(all().filter(entry -> entry.has(Trait.UNDOCUMENTED))
                        .map(entry -> entry.scope() + " " + entry.name()))
                .containsExactlyInAnyOrder(
                        "VARIANT MemoryUtilizationNormalized",
                        "COMPONENT CPUUtilization",
                        "COMPONENT GPUUtilization",
                        "COMPONENT GPUMemoryUtilization",
                        "COMPONENT MemoryUtilization");
    }

    @Test
    void metricOfAVariantAndOfAComponentDifferByTheirDimensions() {
        SourceMetric ofComponent = MetricCatalog.metric("Invocations", EndpointKind.COMPONENT);
        SourceMetric withoutDimensions = new SourceMetric("AWS/SageMaker", "Invocations", List.of(), Statistic.SUM, 60);

        assertThat(MetricCatalog.find(ofComponent).orElseThrow().publishedBy()).containsExactly(EndpointKind.COMPONENT);
        assertThat(MetricCatalog.find(withoutDimensions, EndpointKind.COMPONENT)
                        .orElseThrow()
                        .scope())
                .isEqualTo(CatalogMetric.Scope.COMPONENT);
        assertThat(MetricCatalog.find(withoutDimensions, EndpointKind.REALTIME)
                        .orElseThrow()
                        .scope())
                .isEqualTo(CatalogMetric.Scope.VARIANT);
    }

    @ParameterizedTest
    @CsvSource({
        "CPUUtilization, REALTIME, true",
        "Invocations, COMPONENT, true",
        "ApproximateBacklogSize, ASYNC, false",
        "ModelSetupTime, SERVERLESS, false"
    })
    void metricsOfInstancesArePublishedByInstanceType(String name, EndpointKind kind, boolean byType) {
        assertThat(MetricCatalog.find(name, kind).orElseThrow().isPublishedByInstanceType())
                .isEqualTo(byType);
    }

    @Test
    void defaultsOfEachKindArePublishedByIt() {
        List<Target> targets = List.of(
                new EndpointVariant("e", "v", false),
                new EndpointVariant("e", "v", true),
                new ServerlessVariant("e", "v"),
                new InferenceComponent("c", Optional.empty()));
        assertThat(targets).extracting(Target::kind).containsExactly(EndpointKind.values());
        assertThat(targets)
                .allSatisfy(target -> assertThat(MetricCatalog.find(target.defaultMetric(), target.kind())
                                .orElseThrow()
                                .publishedBy())
                        .contains(target.kind()));
    }

    @Test
    void metricOfAnotherNamespaceIsNotOfTheCatalogue() {
        SourceMetric own = new SourceMetric("Shop", "Invocations", List.of(), Statistic.SUM, 60);
        assertThat(own.neverNegative()).isFalse();
        assertThat(MetricCatalog.find(own)).isEmpty();
        assertThat(MetricCatalog.find("Orders", EndpointKind.REALTIME)).isEmpty();
    }
}
