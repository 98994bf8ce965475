package io.github.stepscale.lint.alarm;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.lint.rule.ScalingRuleCheck;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.lint.rule.WakingMetrics;
import io.github.stepscale.policy.rule.ComparisonOperator;
import io.github.stepscale.text.PlainNumbers;
import java.util.stream.Stream;

/** A comparison that excludes the threshold. */
final class StrictComparisonRule implements ScalingRuleCheck {
    @Override
    public String id() {
        return "A22";
    }

    @Override
    public Stream<Finding> check(LocatedRule site, ServiceDelays delays) {
        boolean strict = site.alarm().comparison() == ComparisonOperator.GREATER_THAN_THRESHOLD;
        // For metrics that wake from zero, StrictWakeRule checks the comparison.
        return strict && !WakingMetrics.contains(site.alarm().metric()) ? Stream.of(found(site)) : Stream.empty();
    }

    private Finding found(LocatedRule site) {
        return finding(
                Severity.INFO,
                site.alarmPath("comparisonOperator"),
                "at exactly " + PlainNumbers.text(site.alarm().threshold())
                        + " the alarm does not fire, since > excludes it",
                "Write GreaterThanOrEqualToThreshold if the threshold should count");
    }
}
