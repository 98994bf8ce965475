package io.github.stepscale.lint.alarm;

import io.github.stepscale.finding.Edit.Write;
import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Fix;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.EvaluationSettings;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.lint.rule.ScalingRuleCheck;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.lint.rule.SettingLocation;
import io.github.stepscale.plan.PlannedRule;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.StepScalingPolicy;
import java.util.List;
import java.util.stream.Stream;

/** An action that repeats every minute without a cooldown. */
final class NoCooldownRule implements ScalingRuleCheck {
    @Override
    public String id() {
        return "A19";
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan, ServiceDelays delays) {
        Stream<Finding> queries = plan.promQlRules().stream()
                .filter(NoCooldownRule::repeats)
                .map(rule -> found(LocatedRule.item(plan.scaling(), rule.id()) + ".policy.cooldown"));
        return Stream.concat(ScalingRuleCheck.super.check(plan, delays), queries);
    }

    @Override
    public Stream<Finding> check(LocatedRule site, ServiceDelays delays) {
        return repeats(site.rule()) ? Stream.of(found(site, delays)) : Stream.empty();
    }

    /** An exact capacity is the same however often it is requested. */
    private static boolean repeats(PlannedRule rule) {
        return rule.policy().cooldown() == 0 && rule.policy().adjustmentType() != AdjustmentType.EXACT_CAPACITY;
    }

    /** Of a rule on a PromQL query: how long its alarm sees the old capacity is not known. */
    private Finding found(String path) {
        return finding(
                Severity.WARNING,
                path,
                "is 0, and the action repeats every minute in ALARM: the same series changes the capacity again and again",
                Fix.write(path, List.of(Write.of(path, StepScalingPolicy.DEFAULT_COOLDOWN))));
    }

    private Finding found(LocatedRule site, ServiceDelays delays) {
        return finding(
                Severity.WARNING,
                site.path(SettingLocation.COOLDOWN),
                "is 0, and the action repeats every minute in ALARM: the same datapoints change the capacity again and"
                        + " again",
                Fix.write(site.path(SettingLocation.COOLDOWN), List.of(cooldown(site, delays))));
    }

    private static Write cooldown(LocatedRule site, ServiceDelays delays) {
        return Write.of(
                site.ownPath(SettingLocation.COOLDOWN),
                EvaluationSettings.of(site).cooldown(delays));
    }
}
