package io.github.stepscale.lint.flapping;

import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.plan.ScalingRule;
import io.github.stepscale.policy.rule.StepScalingPolicy;
import java.util.function.ToLongFunction;

/** Applies longer cooldowns to a plan. */
final class LongerCooldownFix {
    private LongerCooldownFix() {}

    /** @param seconds the minimum cooldown of each rule; longer ones stay */
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
