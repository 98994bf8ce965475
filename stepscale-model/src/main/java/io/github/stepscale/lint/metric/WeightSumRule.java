package io.github.stepscale.lint.metric;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.metric.WeightedMetric;
import io.github.stepscale.text.PlainNumbers;
import java.util.stream.Stream;

/** Weights of instance types that do not add up to 1, so that bounds are not in the unit of the metric. */
final class WeightSumRule implements LintRule {
    @Override
    public String id() {
        return "A34";
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan, ServiceDelays delays) {
        return LocatedRule.of(plan).flatMap(this::check).distinct();
    }

    private Stream<Finding> check(LocatedRule site) {
        return site.alarm().metric() instanceof WeightedMetric weighted && !weighted.isAverage()
                ? Stream.of(found(site, weighted))
                : Stream.empty();
    }

    private Finding found(LocatedRule site, WeightedMetric weighted) {
        String total = PlainNumbers.text(weighted.total());
        return finding(
                Severity.INFO,
                site.metricPath() + ".weights",
                "add up to " + total + ": where every instance type has the same value, the metric is " + total
                        + " times " + weighted.metric().name(),
                "Check that the bounds are meant so, or let the weights add up to 1");
    }
}
