package io.github.stepscale.lint.metric;

import io.github.stepscale.expression.ExpressionSyntax;
import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.metric.MathMetric;
import java.util.stream.Stream;

/** An expression that CloudWatch cannot read, or whose result is no time series. */
final class ExpressionSyntaxRule implements LintRule {
    @Override
    public String id() {
        return "A36";
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan, ServiceDelays delays) {
        return LocatedRule.of(plan).flatMap(this::check).distinct();
    }

    private Stream<Finding> check(LocatedRule site) {
        return site.alarm().metric() instanceof MathMetric math
                ? ExpressionSyntax.mistake(math.expression()).stream()
                        .map(mistake -> finding(
                                Severity.ERROR, site.metricPath() + ".expression", mistake.problem(), mistake.fix()))
                : Stream.empty();
    }
}
