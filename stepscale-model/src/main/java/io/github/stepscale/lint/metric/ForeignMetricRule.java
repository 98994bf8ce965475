package io.github.stepscale.lint.metric;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.lint.rule.WatchedMetric;
import io.github.stepscale.lint.rule.WatchedMetricCheck;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.metric.Dimension;
import java.util.Map;
import java.util.stream.Stream;

/** A metric of another endpoint or component than the scaled one. */
final class ForeignMetricRule implements WatchedMetricCheck {
    @Override
    public String id() {
        return "A25";
    }

    @Override
    public Stream<Finding> check(WatchedMetric watched, ScalingPlan plan, ServiceDelays delays) {
        Map<String, String> names = plan.scaling().target().names();
        return watched.metric().dimensions().stream()
                .filter(dimension -> MetricOwner.isOther(dimension, names))
                .flatMap(dimension ->
                        MetricOwner.name(dimension, names).map(own -> found(watched, dimension, own)).stream());
    }

    private Finding found(WatchedMetric watched, Dimension dimension, String own) {
        return finding(
                Severity.WARNING,
                watched.path() + ".dimensions." + dimension.name(),
                "is " + dimension.value().orElse("") + ", but " + own
                        + " is scaled: its capacity follows the load of another",
                "Leave the value out; it then follows the parameter");
    }
}
