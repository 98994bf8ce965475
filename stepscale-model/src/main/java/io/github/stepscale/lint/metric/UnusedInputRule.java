package io.github.stepscale.lint.metric;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.metric.MathMetric;
import java.util.stream.Stream;

/** A metric that the expression does not use. */
final class UnusedInputRule implements LintRule {
    @Override
    public String id() {
        return "A28";
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan, ServiceDelays delays) {
        return LocatedRule.of(plan).flatMap(this::check).distinct();
    }

    private Stream<Finding> check(LocatedRule site) {
        return site.alarm().metric() instanceof MathMetric math
                ? math.unusedIds().stream().map(id -> found(site.metricPath(), id, math.expression()))
                : Stream.empty();
    }

    private Finding found(String path, String id, String expression) {
        return finding(
                Severity.WARNING,
                path + ".metrics." + id,
                "is not used by the expression " + expression + ": it has no effect",
                "Use it, or remove it");
    }
}
