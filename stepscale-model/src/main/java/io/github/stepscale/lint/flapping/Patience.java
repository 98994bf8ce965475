package io.github.stepscale.lint.flapping;

import io.github.stepscale.lint.rule.RuleSite;
import io.github.stepscale.plan.Rule;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.StepPolicy;
import java.util.function.ToLongFunction;

/** The same rules with longer cooldowns. */
final class Patience {
    private Patience() {}

    /** @param seconds of the cooldown of a rule, at least; a longer one stays */
    static ScalingPlan of(ScalingPlan plan, ToLongFunction<RuleSite> seconds) {
        return new ScalingPlan(
                plan.scaling(),
                RuleSite.of(plan)
                        .map(site -> waiting(site, seconds.applyAsLong(site)))
                        .toList(),
                plan.wake());
    }

    private static Rule waiting(RuleSite site, long seconds) {
        StepPolicy policy = site.policy();
        StepPolicy waiting = new StepPolicy(
                policy.adjustmentType(),
                policy.stepAdjustments(),
                (int) Math.max(policy.cooldown(), seconds),
                policy.metricAggregationType(),
                policy.minAdjustmentMagnitude());
        return new Rule(site.rule().id(), site.alarm(), waiting);
    }
}
