package io.github.stepscale.lint.alarm;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.Entry;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.RuleSite;
import io.github.stepscale.lint.rule.Sources;
import io.github.stepscale.lint.rule.WakingMetrics;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.Comparison;
import io.github.stepscale.policy.Decimals;
import java.util.stream.Stream;

/** A comparison that leaves out the threshold. */
final class StrictRule implements LintRule {
    @Override
    public Entry entry() {
        return Entry.lint(
                "A22",
                Severity.INFO,
                "The threshold itself does not count",
                "A strict comparison is not met by the threshold, although a step with bound 0 includes it. Harmless"
                        + " for a measured quantity, a surprise for a small count.",
                "Write GreaterThanOrEqualToThreshold if the threshold should count.",
                Sources.PUT_ALARM);
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan) {
        return RuleSite.of(plan)
                .filter(site -> site.alarm().comparison() == Comparison.GREATER_THAN_THRESHOLD)
                // Zero against one is what counts there, and LateWakeRule looks at it.
                .filter(site -> !WakingMetrics.contains(site.alarm().metric()))
                .map(this::found);
    }

    private Finding found(RuleSite site) {
        return finding(
                Severity.INFO,
                site.alarmPath("comparisonOperator"),
                "at exactly " + Decimals.text(site.alarm().threshold())
                        + " the alarm does not fire, since it asks for more",
                "Write GreaterThanOrEqualToThreshold if the threshold should count");
    }
}
