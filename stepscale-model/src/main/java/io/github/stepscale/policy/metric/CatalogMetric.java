package io.github.stepscale.policy.metric;

import java.util.List;
import java.util.Set;

/**
 * A metric that SageMaker publishes, with the facts that an alarm on it depends on.
 *
 * @param name the CloudWatch metric name
 * @param namespace the CloudWatch namespace
 * @param scope the dimensions of the metric; an alarm with other dimensions sees no data
 * @param publishedBy the kinds of endpoint that publish it
 * @param unit the CloudWatch unit
 * @param statistics the meaningful statistics, the default first
 * @param resolution seconds between two datapoints, unless the endpoint is configured otherwise
 * @param traits further facts
 */
public record CatalogMetric(
        String name,
        String namespace,
        Scope scope,
        Set<EndpointKind> publishedBy,
        String unit,
        List<Statistic> statistics,
        int resolution,
        Set<Trait> traits) {

    /** The set of dimensions of a metric. */
    public enum Scope {
        /** EndpointName and VariantName. */
        VARIANT(Dimension.ENDPOINT_NAME, Dimension.VARIANT_NAME),
        /** EndpointName. */
        ENDPOINT(Dimension.ENDPOINT_NAME),
        /** InferenceComponentName. */
        COMPONENT(Dimension.INFERENCE_COMPONENT_NAME);

        private final List<String> dimensions;

        Scope(String... dimensions) {
            this.dimensions = List.of(dimensions);
        }

        /** The dimension names, in the order of the template. */
        public List<String> dimensions() {
            return dimensions;
        }
    }

    /** A fact about a metric that decides how it can be used. */
    public enum Trait {
        /** The load is divided by the instances, copies or units in service, so scaling itself moves the metric. */
        PER_UNIT,
        /** A minute without requests may have no datapoint: alarms must not depend on one. */
        ABSENT_WHEN_IDLE,
        /** Percentiles are meaningful too. */
        PERCENTILES,
        /** The developer guide does not list the metric under these dimensions, or does not any more. */
        UNDOCUMENTED
    }

    public CatalogMetric {
        publishedBy = Set.copyOf(publishedBy);
        statistics = List.copyOf(statistics);
        traits = Set.copyOf(traits);
    }

    /**
     * The metric with its default statistic, a period of 60 s, and dimensions that reference the template parameters.
     */
    public SourceMetric metric() {
        return new SourceMetric(
                namespace,
                name,
                scope.dimensions().stream().map(Dimension::following).toList(),
                statistics.get(0),
                60);
    }

    /** Whether the metric has the trait. */
    public boolean has(Trait trait) {
        return traits.contains(trait);
    }

    /** Whether it has the namespace and the name of a metric. */
    boolean isNamed(SourceMetric metric) {
        return name.equals(metric.name()) && namespace.equals(metric.namespace());
    }

    /** Whether a metric has all dimensions of this one, and perhaps others. */
    boolean isUnderDimensionsOf(SourceMetric metric) {
        return scope.dimensions().stream()
                .allMatch(wanted -> metric.dimensions().stream()
                        .anyMatch(dimension -> dimension.name().equals(wanted)));
    }

    /**
     * Whether SageMaker also publishes it by {@code InstanceType} where the variant has instance pools. A backlog belongs
     * to no instance, and provisioned concurrency has no instances.
     */
    public boolean isPublishedByInstanceType() {
        return scope != Scope.ENDPOINT && !publishedBy.equals(Set.of(EndpointKind.SERVERLESS));
    }

    /** Whether {@code statistic} is meaningful for the metric. */
    public boolean allows(Statistic statistic) {
        return statistics.contains(statistic) || has(Trait.PERCENTILES) && statistic.isPercentile();
    }
}
