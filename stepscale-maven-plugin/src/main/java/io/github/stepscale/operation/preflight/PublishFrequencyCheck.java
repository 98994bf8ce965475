package io.github.stepscale.operation.preflight;

import io.github.stepscale.aws.EndpointDescriptions.MetricPublishing;
import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.WatchedMetric;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.metric.CatalogMetric;
import io.github.stepscale.policy.target.Target;
import java.util.Optional;
import java.util.stream.Stream;

/** An alarm's period below the interval at which this endpoint publishes the metric (API Reference, MetricsConfig). */
final class PublishFrequencyCheck implements PreflightCheck {
    private static final String INVOCATIONS = "AWS/SageMaker";
    private static final int MINUTE = 60;

    @Override
    public Stream<Finding> check(ScalingPlan plan, LiveTarget live) {
        return live.metrics().stream()
                .flatMap(publishing -> WatchedMetric.of(plan)
                        .filter(watched -> isOf(live.target(), watched))
                        .flatMap(watched -> judge(watched, publishing).stream()));
    }

    private static Optional<Finding> judge(WatchedMetric watched, MetricPublishing publishing) {
        return watched.known()
                .filter(metric -> applies(metric, publishing))
                .filter(metric -> watched.metric().period() < publishing.frequency())
                .map(metric -> finding(watched, publishing.frequency()));
    }

    /** Without enhanced metrics the frequency is that of utilization alone; the metrics of 10 s have their own. */
    private static boolean applies(CatalogMetric metric, MetricPublishing publishing) {
        boolean invocation = metric.namespace().equals(INVOCATIONS);
        return !invocation || publishing.enhanced() && metric.resolution() >= MINUTE;
    }

    /** A dimension without a value follows the target. */
    private static boolean isOf(Target target, WatchedMetric watched) {
        return watched.metric().dimensions().stream()
                .allMatch(dimension -> dimension
                        .value()
                        .filter(value -> !value.equals(target.names().get(dimension.name())))
                        .isEmpty());
    }

    private static Finding finding(WatchedMetric watched, int frequency) {
        return new Finding(
                "L10",
                Severity.WARNING,
                watched.path() + ".period",
                "the endpoint publishes " + watched.metric().name() + " every " + frequency
                        + " s, and the period is " + watched.metric().period()
                        + " s: most periods have no datapoint",
                "Write period: " + frequency + ", or lower MetricPublishFrequencyInSeconds of the endpoint");
    }
}
