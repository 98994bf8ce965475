package io.github.stepscale.lint.rule;

import io.github.stepscale.finding.Severity;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.metric.CatalogMetric;
import io.github.stepscale.policy.metric.MathMetric;
import io.github.stepscale.policy.metric.Metric;
import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.metric.WeightedMetric;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One CloudWatch metric that a rule watches.
 *
 * @param metric the metric
 * @param path its location in {@code stepscale.yaml}
 * @param input whether it is an input of an expression, and not the metric of the alarm itself
 */
public record WatchedMetric(SourceMetric metric, String path, boolean input) {

    /** The metrics of all rules, each once per location. */
    public static Stream<WatchedMetric> of(ScalingPlan plan) {
        return LocatedRule.of(plan)
                .flatMap(site -> of(site.alarm().metric(), site.metricPath()))
                .distinct();
    }

    /** The metric in the catalogue, if it is known. */
    public Optional<CatalogMetric> known() {
        return MetricCatalog.find(metric);
    }

    /**
     * The severity of a metric without datapoints or without meaning: an error for the metric of an alarm, a warning in an
     * expression, which may fill it or divide by it on purpose.
     */
    public Severity uselessSeverity() {
        return input ? Severity.WARNING : Severity.ERROR;
    }

    private static Stream<WatchedMetric> of(Metric metric, String path) {
        if (metric instanceof MathMetric math) {
            return math.inputs().stream()
                    .map(input -> new WatchedMetric(input.metric(), path + ".metrics." + input.id(), true));
        }
        return metric instanceof WeightedMetric weighted
                ? Stream.of(new WatchedMetric(weighted.metric(), path, false))
                : metric.sources().stream().map(source -> new WatchedMetric(source, path, false));
    }

    // By hand for a fast start: docs/decisions/0027-start-up.md
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof WatchedMetric that
                        && path.equals(that.path)
                        && metric.equals(that.metric)
                        && input == that.input;
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }
}
