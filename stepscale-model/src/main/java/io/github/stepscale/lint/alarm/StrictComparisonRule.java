package io.github.stepscale.lint.alarm;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.AwsPages;
import io.github.stepscale.lint.rule.CatalogEntry;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.lint.rule.WakingMetrics;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.rule.ComparisonOperator;
import io.github.stepscale.text.PlainNumbers;
import java.util.stream.Stream;

/** A comparison that leaves out the threshold. */
final class StrictComparisonRule implements LintRule {
    @Override
    public CatalogEntry entry() {
        return CatalogEntry.lint(
                "A22",
                Severity.INFO,
                "The threshold itself does not count",
                "A strict comparison is not met by the threshold, although a step with bound 0 includes it. Harmless"
                        + " for a measured quantity, a surprise for a small count.",
                "Write GreaterThanOrEqualToThreshold if the threshold should count.",
                AwsPages.PUT_ALARM);
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan) {
        return LocatedRule.of(plan)
                .filter(site -> site.alarm().comparison() == ComparisonOperator.GREATER_THAN_THRESHOLD)
                // Zero against one is what counts there, and LateWakeRule looks at it.
                .filter(site -> !WakingMetrics.contains(site.alarm().metric()))
                .map(this::found);
    }

    private Finding found(LocatedRule site) {
        return finding(
                Severity.INFO,
                site.alarmPath("comparisonOperator"),
                "at exactly " + PlainNumbers.text(site.alarm().threshold())
                        + " the alarm does not fire, since it asks for more",
                "Write GreaterThanOrEqualToThreshold if the threshold should count");
    }
}
