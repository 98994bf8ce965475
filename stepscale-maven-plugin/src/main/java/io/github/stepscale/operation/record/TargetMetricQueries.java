package io.github.stepscale.operation.record;

import io.github.stepscale.aws.Metrics;
import io.github.stepscale.policy.metric.Dimension;
import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.target.Target;
import java.util.LinkedHashMap;
import java.util.Map;

/** The metrics that SageMaker publishes about a target, as questions to CloudWatch. */
record TargetMetricQueries(Target target) {
    private static final int MINUTE = 60;

    /**
     * By the minute.
     *
     * @param name of the catalogue
     * @param statistic such as {@code Sum}
     */
    Metrics.Query query(String name, String statistic) {
        SourceMetric metric = MetricCatalog.metric(name, target.kind());
        Map<String, String> dimensions = new LinkedHashMap<>();
        for (Dimension dimension : metric.dimensions()) {
            dimensions.put(dimension.name(), target.names().get(dimension.name()));
        }
        return new Metrics.Query(metric.namespace(), name, dimensions, statistic, MINUTE);
    }

    /** The same of a metric that is published as another one is. */
    static Metrics.Query renamed(Metrics.Query query, String name) {
        return new Metrics.Query(query.namespace(), name, query.dimensions(), query.statistic(), query.periodSeconds());
    }
}
