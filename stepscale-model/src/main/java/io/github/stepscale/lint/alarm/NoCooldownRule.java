package io.github.stepscale.lint.alarm;

import io.github.stepscale.finding.Edit.Write;
import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Fix;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.AwsPages;
import io.github.stepscale.lint.rule.CatalogEntry;
import io.github.stepscale.lint.rule.EvaluationSettings;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.lint.rule.SettingLocation;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.rule.AdjustmentType;
import java.util.List;
import java.util.stream.Stream;

/** An action that repeats every minute, with nothing to hold it back. */
final class NoCooldownRule implements LintRule {
    @Override
    public CatalogEntry entry() {
        return CatalogEntry.lint(
                        "A19",
                        Severity.WARNING,
                        "The action repeats every minute",
                        "A scaling action is invoked when the alarm fires and once a minute while it stays in ALARM. Only the"
                                + " cooldown keeps these apart; without one the same datapoints change the capacity again and"
                                + " again.",
                        "Write a cooldown in seconds; 300 is AWS's default.",
                        AwsPages.ALARM_ACTIONS)
                .byMachine();
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan) {
        return check(plan, ServiceDelays.STANDARD);
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan, ServiceDelays delays) {
        return LocatedRule.of(plan)
                .filter(site -> site.policy().cooldown() == 0)
                // An exact capacity is the same however often it is asked for.
                .filter(site -> site.policy().adjustmentType() != AdjustmentType.EXACT_CAPACITY)
                .map(site -> finding(
                        Severity.WARNING,
                        site.path(SettingLocation.COOLDOWN),
                        "is 0, and the action repeats every minute in ALARM: the same datapoints change the capacity"
                                + " again and again",
                        Fix.write(site.path(SettingLocation.COOLDOWN), List.of(cooldown(site, delays)))));
    }

    private static Write cooldown(LocatedRule site, ServiceDelays delays) {
        return Write.of(
                site.ownPath(SettingLocation.COOLDOWN),
                EvaluationSettings.of(site).cooldown(delays));
    }
}
