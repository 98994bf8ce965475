package io.github.stepscale.lint.rule;

import io.github.stepscale.finding.Severity;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.metric.CatalogMetric;
import io.github.stepscale.policy.metric.MathMetric;
import io.github.stepscale.policy.metric.Metric;
import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.policy.metric.SourceMetric;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One CloudWatch metric that a rule watches.
 *
 * @param metric the metric
 * @param path where it stands in {@code stepscale.yaml}
 * @param input whether an expression reads it, and not the alarm itself
 */
public record WatchedMetric(SourceMetric metric, String path, boolean input) {

    /** Those of all rules, each once for every place where it stands. */
    public static Stream<WatchedMetric> of(ScalingPlan plan) {
        return LocatedRule.of(plan)
                .flatMap(site -> of(site.alarm().metric(), site.metricPath()))
                .distinct();
    }

    /** What is known of it. */
    public Optional<CatalogMetric> known() {
        return MetricCatalog.find(metric);
    }

    /**
     * How bad it is if the metric has no datapoints or no meaning: an alarm can do nothing with it, while an expression
     * may fill it, or divide by it on purpose.
     */
    public Severity useless() {
        return input ? Severity.WARNING : Severity.ERROR;
    }

    private static Stream<WatchedMetric> of(Metric metric, String path) {
        if (metric instanceof MathMetric math) {
            return math.inputs().stream()
                    .map(input -> new WatchedMetric(input.metric(), path + ".metrics." + input.id(), true));
        }
        return metric.sources().stream().map(source -> new WatchedMetric(source, path, false));
    }
}
