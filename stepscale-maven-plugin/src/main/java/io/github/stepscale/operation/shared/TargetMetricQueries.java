package io.github.stepscale.operation.shared;

import io.github.stepscale.aws.EndpointDescriptions.MetricPublishing;
import io.github.stepscale.aws.Metrics;
import io.github.stepscale.policy.metric.Dimension;
import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.target.Target;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Queries for the metrics that SageMaker publishes for a target.
 *
 * @param publishing how the endpoint publishes them; empty if unknown
 */
public record TargetMetricQueries(Target target, Optional<MetricPublishing> publishing) {
    /** The namespaces of the utilization of instances and copies begin so; that of invocations is AWS/SageMaker. */
    private static final String UTILIZATION = "/aws/sagemaker/";

    /**
     * Returns a query with the shortest period that has a datapoint of every instance, at least a minute.
     *
     * @param name the name of the metric in the catalog
     * @param statistic the statistic, such as {@code Sum}
     */
    public Metrics.Query query(String name, String statistic) {
        return query(MetricCatalog.metric(name, target.kind()), statistic);
    }

    /**
     * Returns a query for a metric of the target, with the shortest period that has a datapoint of every instance, at least a
     * minute, whatever its own period is.
     */
    public Metrics.Query query(SourceMetric metric, String statistic) {
        Map<String, String> dimensions = new LinkedHashMap<>();
        for (Dimension dimension : metric.dimensions()) {
            dimensions.put(dimension.name(), dimension.value().orElseGet(() -> name(dimension.name())));
        }
        MetricPublishing known = publishing.orElse(MetricPublishing.DEFAULT);
        int period = metric.namespace().startsWith(UTILIZATION) ? known.utilizationPeriod() : known.invocationPeriod();
        return new Metrics.Query(metric.namespace(), metric.name(), dimensions, statistic, period);
    }

    private String name(String dimension) {
        return Objects.requireNonNull(target.names().get(dimension));
    }

    /** Returns the same query for another metric name. */
    public static Metrics.Query renamed(Metrics.Query query, String name) {
        return new Metrics.Query(query.namespace(), name, query.dimensions(), query.statistic(), query.periodSeconds());
    }
}
