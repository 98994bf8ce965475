package io.github.stepscale.lint.capacity;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.AwsPages;
import io.github.stepscale.lint.rule.CatalogEntry;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.lint.rule.WakingMetrics;
import io.github.stepscale.plan.ScalingPlan;
import java.util.stream.Stream;

/** A rule of the user's that wakes, beside the one that is added. */
final class DuplicateWakeRule implements LintRule {
    @Override
    public CatalogEntry entry() {
        return CatalogEntry.lint(
                "M19",
                Severity.INFO,
                "Two rules wake from zero",
                "A rule of yours watches the metric that wakes from zero, and the one that is added by default does so"
                        + " as well. The larger capacity wins, so nothing breaks.",
                "Write wakeFromZero: false to keep yours alone.",
                AwsPages.OWN);
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan) {
        return LocatedRule.of(plan)
                .filter(site -> plan.wake().isPresent()
                        && WakingMetrics.contains(site.alarm().metric()))
                .map(this::found);
    }

    private Finding found(LocatedRule site) {
        return finding(
                Severity.INFO,
                site.metricPath(),
                site.alarm().metric().label() + " is watched by the rule that wakes from zero as well",
                "Write wakeFromZero: false to keep your rule alone");
    }
}
