package io.github.stepscale.plan;

import io.github.stepscale.policy.rule.PromQlAlarm;
import io.github.stepscale.policy.rule.StepScalingPolicy;

/**
 * A planned rule on a PromQL query. It has no threshold, so nothing can tell at which values it acts.
 *
 * @param id the start of the logical ids of its policy and alarm, such as {@code ScaleOut}
 * @param alarm runs the policy while it is in ALARM
 * @param policy makes the same adjustment at every value
 */
public record PromQlScalingRule(String id, PromQlAlarm alarm, StepScalingPolicy policy) implements PlannedRule {

    /** Describes what it does, such as {@code +1 while a PromQL query returns a series (every 60 s), at every value}. */
    public String describe() {
        return action() + " while a PromQL query returns a series (every " + alarm.evaluationInterval()
                + " s), at every value";
    }

    /** The adjustment as text, such as {@code +1}. */
    public String action() {
        return policy.adjustmentType().describe(policy.stepAdjustments().get(0).scalingAdjustment());
    }
}
