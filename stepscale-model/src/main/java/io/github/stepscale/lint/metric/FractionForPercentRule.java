package io.github.stepscale.lint.metric;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Fix;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.AwsPages;
import io.github.stepscale.lint.rule.CatalogEntry;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.metric.Statistic;
import io.github.stepscale.text.PlainNumbers;
import java.math.BigDecimal;
import java.util.stream.Stream;

/** Shares of 1 where the metric is in percent. */
final class FractionForPercentRule implements LintRule {
    private static final int PERCENT = 100;

    @Override
    public CatalogEntry entry() {
        return CatalogEntry.lint(
                        "A31",
                        Severity.WARNING,
                        "A percentage written as a share",
                        "Utilization and reservation of instances and copies are in percent, from 0 to 100: a bound of"
                                + " 0.7 is less than one percent, which hardly any load is below. Where the metric counts"
                                + " every core or GPU, A12 says it.",
                        "Multiply by 100.",
                        AwsPages.METRICS)
                .byMachine();
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan) {
        return BoundMagnitudes.of(plan)
                .filter(bounds -> bounds.isUpTo(BigDecimal.ONE) && isPercent(bounds.site()))
                .map(bounds -> found(plan, bounds));
    }

    private static boolean isPercent(LocatedRule site) {
        boolean counted = site.source()
                .filter(source -> source.statistic().equals(Statistic.SAMPLE_COUNT))
                .isPresent();
        return !counted
                && !PerCorePercentRule.isOfSeveral(site)
                && site.known().filter(known -> known.unit().equals("Percent")).isPresent();
    }

    private Finding found(ScalingPlan plan, BoundMagnitudes bounds) {
        return finding(
                Severity.WARNING,
                bounds.site().stepsPath(),
                bounds.site().alarm().metric().label() + " is in percent, and the highest bound is "
                        + PlainNumbers.text(bounds.highest()) + ": that looks like a share of 1",
                new Fix("Multiply the bounds by " + PERCENT, bounds.times(plan, PERCENT)));
    }
}
