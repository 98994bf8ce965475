package io.github.stepscale.policy.metric;

import static io.github.stepscale.policy.metric.CatalogMetric.Scope.COMPONENT;
import static io.github.stepscale.policy.metric.CatalogMetric.Scope.ENDPOINT;
import static io.github.stepscale.policy.metric.CatalogMetric.Scope.VARIANT;
import static io.github.stepscale.policy.metric.CatalogMetric.Trait.ABSENT_WHEN_IDLE;
import static io.github.stepscale.policy.metric.CatalogMetric.Trait.PERCENTILES;
import static io.github.stepscale.policy.metric.CatalogMetric.Trait.PER_UNIT;
import static io.github.stepscale.policy.metric.CatalogMetric.Trait.UNDOCUMENTED;
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
 * <p>Source: SageMaker developer guide, pages monitoring-cloudwatch, async-inference-monitor,
 * serverless-endpoints-monitoring and monitoring-detailed-observability-metric-mapping. Where the guide lists no
 * statistics, every statistic is accepted. A name that variants and inference components share has an entry for each.
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
    private static final Set<EndpointKind> VARIANTS =
            Set.of(EndpointKind.REALTIME, EndpointKind.ASYNC, EndpointKind.SERVERLESS);

    private static final List<Statistic> COUNTS = List.of(SUM, AVERAGE);
    private static final List<Statistic> TIMES = List.of(AVERAGE, SUM, MINIMUM, MAXIMUM, SAMPLE_COUNT);

    private static final List<CatalogMetric> ALL = Stream.of(
                    requests(),
                    components(),
                    streaming(),
                    multiModel(),
                    backlog(),
                    asyncRequests(),
                    serverless(),
                    utilization())
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

    /**
     * Finds the entry with the namespace and name of a metric; of several, the one under whose dimensions it is, else the
     * first.
     */
    public static Optional<CatalogMetric> find(SourceMetric metric) {
        Optional<CatalogMetric> first = Optional.empty();
        for (CatalogMetric entry : ALL) {
            if (entry.isNamed(metric)) {
                if (entry.isUnderDimensionsOf(metric)) {
                    return Optional.of(entry);
                }
                first = first.or(() -> Optional.of(entry));
            }
        }
        return first;
    }

    /** Finds the same entry; where the metric is under the dimensions of none, the one that {@code kind} publishes. */
    public static Optional<CatalogMetric> find(SourceMetric metric, EndpointKind kind) {
        return find(metric)
                .filter(entry -> entry.isUnderDimensionsOf(metric))
                .or(() -> find(metric.name(), kind).filter(entry -> entry.isNamed(metric)))
                .or(() -> find(metric));
    }

    private static List<CatalogMetric> requests() {
        List<Statistic> sum = List.of(SUM);
        return List.of(
                entry("Invocations", VARIANT, REQUESTS, "None", sum, ABSENT_WHEN_IDLE),
                entry("InvocationsPerInstance", VARIANT, REALTIME, "None", sum, PER_UNIT, ABSENT_WHEN_IDLE),
                latency("ModelLatency", VARIANT, VARIANTS),
                latency("OverheadLatency", VARIANT, REQUESTS),
                errors("Invocation4XXErrors", VARIANT, VARIANTS),
                errors("Invocation5XXErrors", VARIANT, VARIANTS),
                errors("InvocationModelErrors", VARIANT, REQUESTS),
                concurrency("ConcurrentRequestsPerModel", VARIANT, REALTIME));
    }

    private static List<CatalogMetric> components() {
        List<Statistic> sum = List.of(SUM);
        return List.of(
                entry("Invocations", COMPONENT, COMPONENTS, "None", sum, ABSENT_WHEN_IDLE),
                entry("InvocationsPerCopy", COMPONENT, COMPONENTS, "None", sum, PER_UNIT, ABSENT_WHEN_IDLE),
                latency("ModelLatency", COMPONENT, COMPONENTS),
                latency("OverheadLatency", COMPONENT, COMPONENTS),
                errors("Invocation4XXErrors", COMPONENT, COMPONENTS),
                errors("Invocation5XXErrors", COMPONENT, COMPONENTS),
                errors("InvocationModelErrors", COMPONENT, COMPONENTS),
                concurrency("ConcurrentRequestsPerCopy", COMPONENT, COMPONENTS),
                entry("NoCapacityInvocationFailures", COMPONENT, COMPONENTS, "None", sum, ABSENT_WHEN_IDLE));
    }

    /** Metrics of responses that are streamed. */
    private static List<CatalogMetric> streaming() {
        return List.of(
                entry("MidStreamErrors", VARIANT, REQUESTS, "None", any(SUM), ABSENT_WHEN_IDLE),
                latency("FirstChunkLatency", VARIANT, REQUESTS),
                latency("FirstChunkModelLatency", VARIANT, REQUESTS),
                latency("FirstChunkOverheadLatency", VARIANT, REQUESTS));
    }

    /** Metrics of variants that host several models in one container. */
    private static List<CatalogMetric> multiModel() {
        List<Statistic> hits = List.of(AVERAGE, SUM, SAMPLE_COUNT);
        return List.of(
                loading("ModelLoadingWaitTime"),
                loading("ModelUnloadingTime"),
                loading("ModelDownloadingTime"),
                loading("ModelLoadingTime"),
                entry("ModelCacheHit", VARIANT, REALTIME, "None", hits, ABSENT_WHEN_IDLE),
                new CatalogMetric("LoadedModelCount", INSTANCE, VARIANT, REALTIME, "None", TIMES, 60, Set.of()));
    }

    private static List<CatalogMetric> backlog() {
        List<Statistic> gauge = List.of(AVERAGE, MAXIMUM, MINIMUM);
        return List.of(
                entry("ApproximateBacklogSize", ENDPOINT, ASYNC, "Count", gauge),
                entry("ApproximateBacklogSizePerInstance", ENDPOINT, ASYNC, "Count", gauge, PER_UNIT),
                entry("ApproximateAgeOfOldestRequest", ENDPOINT, ASYNC, "Seconds", gauge),
                entry("HasBacklogWithoutCapacity", ENDPOINT, ASYNC, "Count", List.of(AVERAGE)));
    }

    private static List<CatalogMetric> asyncRequests() {
        return List.of(
                queueTime("TimeInBacklog", "Milliseconds"),
                queueTime("TotalProcessingTime", "Milliseconds"),
                queueTime("RequestDownloadLatency", "Microseconds"),
                queueTime("ResponseUploadLatency", "Microseconds"),
                // Three s: SageMaker spells it so.
                queueCount("InvocationsProcesssed"),
                queueCount("InvocationFailures"),
                queueCount("ExpiredRequests"),
                queueCount("RequestDownloadFailures"),
                queueCount("ResponseUploadFailures"),
                queueCount("NotificationFailures"));
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
        List<String> cores = List.of("CPUUtilization", "GPUUtilization", "GPUMemoryUtilization");
        List<String> memory = List.of("MemoryUtilization");
        List<String> disk = List.of("DiskUtilization");
        List<String> reserved = List.of("CPUReservation", "GPUReservation", "MemoryReservation");
        return Stream.of(
                        utilization(cores, INSTANCE, VARIANT, INSTANCES),
                        utilization(memory, INSTANCE, VARIANT, INSTANCES),
                        utilization(disk, INSTANCE, VARIANT, INSTANCES),
                        utilization(normalized(cores), INSTANCE, VARIANT, REALTIME),
                        utilization(normalized(memory), INSTANCE, VARIANT, REALTIME, UNDOCUMENTED),
                        utilization(reserved, INSTANCE, VARIANT, REALTIME),
                        utilization(cores, COPY, COMPONENT, COMPONENTS, UNDOCUMENTED),
                        utilization(memory, COPY, COMPONENT, COMPONENTS, UNDOCUMENTED),
                        utilization(normalized(cores), COPY, COMPONENT, COMPONENTS),
                        utilization(normalized(memory), COPY, COMPONENT, COMPONENTS))
                .flatMap(metrics -> metrics)
                .toList();
    }

    private static List<String> normalized(List<String> names) {
        return names.stream().map(name -> name + "Normalized").toList();
    }

    private static Stream<CatalogMetric> utilization(
            List<String> names, String namespace, Scope scope, Set<EndpointKind> kinds, Trait... more) {
        Set<Trait> traits = EnumSet.of(PERCENTILES, more);
        return names.stream()
                .map(name -> new CatalogMetric(name, namespace, scope, kinds, "Percent", any(AVERAGE), 60, traits));
    }

    private static CatalogMetric latency(String name, Scope scope, Set<EndpointKind> kinds) {
        return entry(name, scope, kinds, "Microseconds", TIMES, PERCENTILES, ABSENT_WHEN_IDLE);
    }

    private static CatalogMetric errors(String name, Scope scope, Set<EndpointKind> kinds) {
        return entry(name, scope, kinds, "None", COUNTS, ABSENT_WHEN_IDLE);
    }

    private static CatalogMetric loading(String name) {
        return entry(name, VARIANT, REALTIME, "Microseconds", TIMES, ABSENT_WHEN_IDLE);
    }

    private static CatalogMetric queueTime(String name, String unit) {
        return entry(name, VARIANT, ASYNC, unit, any(AVERAGE), PERCENTILES, ABSENT_WHEN_IDLE);
    }

    private static CatalogMetric queueCount(String name) {
        return entry(name, VARIANT, ASYNC, "None", any(SUM), ABSENT_WHEN_IDLE);
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
