package io.github.stepscale.lint.alarm;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.Entry;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.RuleSite;
import io.github.stepscale.lint.rule.Setting;
import io.github.stepscale.lint.rule.Sources;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.AdjustmentType;
import java.util.stream.Stream;

/** An action that repeats every minute, with nothing to hold it back. */
final class NoCooldownRule implements LintRule {
    @Override
    public Entry entry() {
        return Entry.lint(
                "A19",
                Severity.WARNING,
                "The action repeats every minute",
                "A scaling action is invoked when the alarm fires and once a minute while it stays in ALARM. Only the"
                        + " cooldown keeps these apart; without one the same datapoints change the capacity again and"
                        + " again.",
                "Write a cooldown in seconds; 300 is AWS's default.",
                Sources.ALARM_ACTIONS);
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan) {
        return RuleSite.of(plan)
                .filter(site -> site.policy().cooldown() == 0)
                // An exact capacity is the same however often it is asked for.
                .filter(site -> site.policy().adjustmentType() != AdjustmentType.EXACT_CAPACITY)
                .map(site -> finding(
                        Severity.WARNING,
                        site.path(Setting.COOLDOWN),
                        "is 0, and the action repeats every minute in ALARM: the same datapoints change the capacity"
                                + " again and again",
                        "Write cooldown: 300"));
    }
}
