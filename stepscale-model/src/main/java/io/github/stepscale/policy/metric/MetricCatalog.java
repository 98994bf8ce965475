package io.github.stepscale.policy.metric;

import static io.github.stepscale.policy.metric.CatalogMetric.Scope.COMPONENT;
import static io.github.stepscale.policy.metric.CatalogMetric.Scope.ENDPOINT;
import static io.github.stepscale.policy.metric.CatalogMetric.Scope.VARIANT;
import static io.github.stepscale.policy.metric.CatalogMetric.Trait.ABSENT_WHEN_IDLE;
import static io.github.stepscale.policy.metric.CatalogMetric.Trait.PERCENTILES;
import static io.github.stepscale.policy.metric.CatalogMetric.Trait.PER_UNIT;
import static io.github.stepscale.policy.metric.Statistic.AVERAGE;
import static io.github.stepscale.policy.metric.Statistic.MAXIMUM;
import static io.github.stepscale.policy.metric.Statistic.MINIMUM;
import static io.github.stepscale.policy.metric.Statistic.SAMPLE_COUNT;
import static io.github.stepscale.policy.metric.Statistic.SUM;

import io.github.stepscale.policy.metric.CatalogMetric.Scope;
import io.github.stepscale.policy.metric.CatalogMetric.Trait;
import io.github.stepscale.text.Quotes;
import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.validation.Violation;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The catalogue of the endpoint metrics that SageMaker publishes.
 *
 * <p>Source: SageMaker developer guide, pages monitoring-cloudwatch, async-inference-monitor and
 * serverless-endpoints-monitoring. Where the guide lists no statistics, every statistic is accepted.
 */
public final class MetricCatalog {
    private static final String INVOCATION = "AWS/SageMaker";
    private static final String INSTANCE = "/aws/sagemaker/Endpoints";
    private static final String COPY = "/aws/sagemaker/InferenceComponents";

    private static final Set<EndpointKind> REALTIME = Set.of(EndpointKind.REALTIME);
    private static final Set<EndpointKind> ASYNC = Set.of(EndpointKind.ASYNC);
    private static final Set<EndpointKind> SERVERLESS = Set.of(EndpointKind.SERVERLESS);
    private static final Set<EndpointKind> COMPONENTS = Set.of(EndpointKind.COMPONENT);
    private static final Set<EndpointKind> INSTANCES = Set.of(EndpointKind.REALTIME, EndpointKind.ASYNC);
    private static final Set<EndpointKind> REQUESTS = Set.of(EndpointKind.REALTIME, EndpointKind.SERVERLESS);

    private static final List<CatalogMetric> ALL = Stream.of(requests(), backlog(), serverless(), utilization())
            .flatMap(List::stream)
            .toList();

    private MetricCatalog() {}

    /** All metrics, in the order of the developer guide. */
    public static List<CatalogMetric> all() {
        return ALL;
    }

    /** Finds a metric by name; of several with the same name, the one that {@code kind} publishes, else the first. */
    public static Optional<CatalogMetric> find(String name, EndpointKind kind) {
        List<CatalogMetric> named =
                ALL.stream().filter(metric -> metric.name().equals(name)).toList();
        return named.stream()
                .filter(metric -> metric.publishedBy().contains(kind))
                .findFirst()
                .or(() -> named.stream().findFirst());
    }

    /**
     * Returns the metric with that name; of several, the one that {@code kind} publishes, else the first.
     *
     * @throws InvalidValueException if the catalogue has no metric of that name
     */
    public static SourceMetric metric(String name, EndpointKind kind) {
        return find(name, kind)
                .map(CatalogMetric::metric)
                .orElseThrow(() -> new InvalidValueException(List.of(new Violation(
                        "D05",
                        "metric",
                        Quotes.of(name) + " is not a metric of the catalogue",
                        "Correct the name, or write namespace, dimensions and statistic of a metric of your own"))));
    }

    /** Finds the entry with the namespace and name of a metric. */
    public static Optional<CatalogMetric> find(SourceMetric metric) {
        return ALL.stream()
                .filter(entry ->
                        entry.name().equals(metric.name()) && entry.namespace().equals(metric.namespace()))
                .findFirst();
    }

    private static List<CatalogMetric> requests() {
        List<Statistic> sum = List.of(SUM);
        List<Statistic> counts = List.of(SUM, AVERAGE);
        List<Statistic> latency = List.of(AVERAGE, SUM, MINIMUM, MAXIMUM, SAMPLE_COUNT);
        return List.of(
                entry("Invocations", VARIANT, REQUESTS, "None", sum, ABSENT_WHEN_IDLE),
                entry("InvocationsPerInstance", VARIANT, REALTIME, "None", sum, PER_UNIT, ABSENT_WHEN_IDLE),
                entry("ModelLatency", VARIANT, REQUESTS, "Microseconds", latency, PERCENTILES, ABSENT_WHEN_IDLE),
                entry("OverheadLatency", VARIANT, REQUESTS, "Microseconds", latency, PERCENTILES, ABSENT_WHEN_IDLE),
                entry("Invocation4XXErrors", VARIANT, REQUESTS, "None", counts, ABSENT_WHEN_IDLE),
                entry("Invocation5XXErrors", VARIANT, REQUESTS, "None", counts, ABSENT_WHEN_IDLE),
                entry("InvocationModelErrors", VARIANT, REQUESTS, "None", counts, ABSENT_WHEN_IDLE),
                concurrency("ConcurrentRequestsPerModel", VARIANT, REALTIME),
                entry("InvocationsPerCopy", COMPONENT, COMPONENTS, "None", sum, PER_UNIT, ABSENT_WHEN_IDLE),
                concurrency("ConcurrentRequestsPerCopy", COMPONENT, COMPONENTS),
                entry("NoCapacityInvocationFailures", COMPONENT, COMPONENTS, "None", sum, ABSENT_WHEN_IDLE));
    }

    private static List<CatalogMetric> backlog() {
        List<Statistic> gauge = List.of(AVERAGE, MAXIMUM, MINIMUM);
        return List.of(
                entry("ApproximateBacklogSize", ENDPOINT, ASYNC, "Count", gauge),
                entry("ApproximateBacklogSizePerInstance", ENDPOINT, ASYNC, "Count", gauge, PER_UNIT),
                entry("ApproximateAgeOfOldestRequest", ENDPOINT, ASYNC, "Seconds", gauge),
                entry("HasBacklogWithoutCapacity", ENDPOINT, ASYNC, "Count", List.of(AVERAGE)),
                entry("TimeInBacklog", VARIANT, ASYNC, "Milliseconds", any(AVERAGE), PERCENTILES, ABSENT_WHEN_IDLE),
                // Three s: SageMaker spells it so.
                entry("InvocationsProcesssed", VARIANT, ASYNC, "None", any(SUM), ABSENT_WHEN_IDLE),
                entry("InvocationFailures", VARIANT, ASYNC, "None", any(SUM), ABSENT_WHEN_IDLE),
                entry("ExpiredRequests", VARIANT, ASYNC, "None", any(SUM), ABSENT_WHEN_IDLE));
    }

    private static List<CatalogMetric> serverless() {
        List<Statistic> setup = List.of(AVERAGE, MINIMUM, MAXIMUM, SAMPLE_COUNT);
        return List.of(
                entry("ModelSetupTime", VARIANT, SERVERLESS, "Microseconds", setup, PERCENTILES, ABSENT_WHEN_IDLE),
                provisioned("ServerlessProvisionedConcurrencyUtilization", AVERAGE, PER_UNIT),
                provisioned("ServerlessProvisionedConcurrencyExecutions", MAXIMUM),
                provisioned("ServerlessProvisionedConcurrencyInvocations", SUM),
                provisioned("ServerlessProvisionedConcurrencySpilloverInvocations", SUM),
                provisioned("ServerlessConcurrentExecutionsUtilization", AVERAGE));
    }

    private static List<CatalogMetric> utilization() {
        List<String> utilization =
                List.of("CPUUtilization", "GPUUtilization", "GPUMemoryUtilization", "MemoryUtilization");
        List<String> normalized =
                utilization.stream().map(name -> name + "Normalized").toList();
        List<String> reserved = List.of("CPUReservation", "GPUReservation", "MemoryReservation");
        return Stream.of(
                        utilization(utilization, INSTANCE, VARIANT, INSTANCES),
                        utilization(List.of("DiskUtilization"), INSTANCE, VARIANT, INSTANCES),
                        utilization(normalized, INSTANCE, VARIANT, REALTIME),
                        utilization(reserved, INSTANCE, VARIANT, REALTIME),
                        utilization(utilization, COPY, COMPONENT, COMPONENTS),
                        utilization(normalized, COPY, COMPONENT, COMPONENTS))
                .flatMap(metrics -> metrics)
                .toList();
    }

    private static Stream<CatalogMetric> utilization(
            List<String> names, String namespace, Scope scope, Set<EndpointKind> kinds) {
        return names.stream()
                .map(name -> new CatalogMetric(
                        name, namespace, scope, kinds, "Percent", any(AVERAGE), 60, Set.of(PERCENTILES)));
    }

    private static CatalogMetric concurrency(String name, Scope scope, Set<EndpointKind> kinds) {
        List<Statistic> extremes = List.of(MAXIMUM, MINIMUM);
        return new CatalogMetric(name, INVOCATION, scope, kinds, "None", extremes, 10, Set.of(PER_UNIT));
    }

    private static CatalogMetric provisioned(String name, Statistic statistic, Trait... more) {
        Set<Trait> traits = EnumSet.of(PERCENTILES, ABSENT_WHEN_IDLE);
        traits.addAll(List.of(more));
        return new CatalogMetric(name, INVOCATION, VARIANT, SERVERLESS, "None", any(statistic), 60, traits);
    }

    private static CatalogMetric entry(
            String name,
            Scope scope,
            Set<EndpointKind> kinds,
            String unit,
            List<Statistic> statistics,
            Trait... traits) {
        return new CatalogMetric(name, INVOCATION, scope, kinds, unit, statistics, 60, Set.of(traits));
    }

    /** Every standard statistic, the default first. */
    private static List<Statistic> any(Statistic first) {
        Stream<Statistic> all = Stream.of(AVERAGE, SUM, MINIMUM, MAXIMUM, SAMPLE_COUNT);
        return Stream.concat(Stream.of(first), all).distinct().toList();
    }
}
