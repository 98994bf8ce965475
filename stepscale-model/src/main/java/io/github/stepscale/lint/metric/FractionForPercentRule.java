package io.github.stepscale.lint.metric;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Fix;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.policy.metric.Statistic;
import io.github.stepscale.text.PlainNumbers;
import java.math.BigDecimal;
import java.util.stream.Stream;

/** Bounds as fractions of 1 on a metric in percent. */
final class FractionForPercentRule implements LintRule {
    private static final int PERCENT = 100;

    @Override
    public String id() {
        return "A31";
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan, ServiceDelays delays) {
        return BoundMagnitudes.of(plan)
                .filter(bounds -> bounds.isUpTo(BigDecimal.ONE) && isPercent(bounds.site()))
                .map(bounds -> found(plan, bounds));
    }

    private static boolean isPercent(LocatedRule site) {
        boolean counted = site.measured()
                .filter(source -> source.statistic().equals(Statistic.SAMPLE_COUNT))
                .isPresent();
        return !counted
                && !PerCorePercentRule.isOfSeveral(site)
                && site.measured()
                        .flatMap(MetricCatalog::find)
                        .filter(known -> known.unit().equals("Percent"))
                        .isPresent();
    }

    private Finding found(ScalingPlan plan, BoundMagnitudes bounds) {
        return finding(
                Severity.WARNING,
                bounds.site().stepsPath(),
                bounds.site().alarm().metric().label() + " is in percent, and the highest bound is "
                        + PlainNumbers.text(bounds.highest()) + ": that looks like a fraction of 1",
                new Fix("Multiply the bounds by " + PERCENT, bounds.times(plan, PERCENT)));
    }
}
