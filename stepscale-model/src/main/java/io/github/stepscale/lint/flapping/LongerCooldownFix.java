package io.github.stepscale.lint.flapping;

import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.plan.ScalingRule;
import io.github.stepscale.policy.rule.StepScalingPolicy;
import java.util.function.ToLongFunction;

/** The same rules with longer cooldowns. */
final class LongerCooldownFix {
    private LongerCooldownFix() {}

    /** @param seconds of the cooldown of a rule, at least; a longer one stays */
    static ScalingPlan of(ScalingPlan plan, ToLongFunction<LocatedRule> seconds) {
        return new ScalingPlan(
                plan.scaling(),
                LocatedRule.of(plan)
                        .map(site -> waiting(site, seconds.applyAsLong(site)))
                        .toList(),
                plan.wake());
    }

    private static ScalingRule waiting(LocatedRule site, long seconds) {
        StepScalingPolicy policy = site.policy();
        StepScalingPolicy waiting = new StepScalingPolicy(
                policy.adjustmentType(),
                policy.stepAdjustments(),
                (int) Math.max(policy.cooldown(), seconds),
                policy.metricAggregationType(),
                policy.minAdjustmentMagnitude());
        return new ScalingRule(site.rule().id(), site.alarm(), waiting);
    }
}
