package io.github.stepscale.policy.metric;

import java.util.List;
import java.util.Set;

/**
 * A metric that SageMaker publishes, with what an alarm must get right about it.
 *
 * @param name CloudWatch's name
 * @param namespace CloudWatch's namespace
 * @param scope which dimensions it is published under; an alarm with others sees no data
 * @param publishedBy the kinds of endpoint that publish it
 * @param unit as CloudWatch shows it
 * @param statistics the statistics that have a meaning, the one used by default first
 * @param resolution seconds between two datapoints, unless the endpoint is configured otherwise
 * @param traits what else is known of it
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

    /** The dimensions that a metric is published under. */
    public enum Scope {
        /** Under EndpointName and VariantName. */
        VARIANT(Dimension.ENDPOINT_NAME, Dimension.VARIANT_NAME),
        /** Under EndpointName alone. */
        ENDPOINT(Dimension.ENDPOINT_NAME),
        /** Under InferenceComponentName alone. */
        COMPONENT(Dimension.INFERENCE_COMPONENT_NAME);

        private final List<String> dimensions;

        Scope(String... dimensions) {
            this.dimensions = List.of(dimensions);
        }

        /** The names of the dimensions, in the order in which the template shows them. */
        public List<String> dimensions() {
            return dimensions;
        }
    }

    /** A fact about a metric that decides how it can be used. */
    public enum Trait {
        /** The load is divided by the instances, copies or units in service, so scaling itself moves the metric. */
        PER_UNIT,
        /** A minute without requests has no datapoint, not a zero. */
        ABSENT_WHEN_IDLE,
        /** Percentiles have a meaning too. */
        PERCENTILES
    }

    public CatalogMetric {
        publishedBy = Set.copyOf(publishedBy);
        statistics = List.copyOf(statistics);
        traits = Set.copyOf(traits);
    }

    /** The metric under its own dimensions, each following the template's parameter, by the minute. */
    public SourceMetric metric() {
        return new SourceMetric(
                namespace,
                name,
                scope.dimensions().stream().map(Dimension::following).toList(),
                statistics.get(0),
                60);
    }

    public boolean has(Trait trait) {
        return traits.contains(trait);
    }

    /** Whether the metric has a meaning under {@code statistic}. */
    public boolean allows(Statistic statistic) {
        return statistics.contains(statistic) || has(Trait.PERCENTILES) && statistic.isPercentile();
    }
}
