package io.github.stepscale.template;

import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.metric.Statistic;
import io.github.stepscale.policy.target.Target;
import java.util.List;
import java.util.Optional;

/**
 * Renders the number of instances or copies in service. CloudWatch has no metric for it, but each of them sends one CPU
 * sample per minute, so the line counts samples. With a publishing frequency other than 60 s the count is off by that
 * factor.
 */
final class UnitsInServiceLine {
    private UnitsInServiceLine() {}

    /** The line on the right axis; empty for provisioned concurrency, which has no such samples. */
    static Optional<List<Object>> line(Target target) {
        if (target.kind() == EndpointKind.SERVERLESS) {
            return Optional.empty();
        }
        boolean copies = target.kind() == EndpointKind.COMPONENT;
        // A copy publishes the normalized utilization only.
        String metric = copies ? "CPUUtilizationNormalized" : "CPUUtilization";
        SourceMetric samples = MetricCatalog.metric(metric, target.kind()).withStatistic(Statistic.SAMPLE_COUNT);
        String label = copies ? "copies in service" : "instances in service";
        return Optional.of(GraphLine.of(
                samples,
                OrderedMapping.of("label", label).with("yAxis", "right").with("color", "#2ca02c")));
    }
}
