package io.github.stepscale.plan;

import io.github.stepscale.policy.rule.StepScalingPolicy;

/** A rule of a plan: an alarm, and the step scaling policy that it runs. */
public sealed interface PlannedRule permits ScalingRule, PromQlScalingRule {
    /** The start of the logical ids of the policy and the alarm, such as {@code ScaleOut}. */
    String id();

    /** Changes the capacity. */
    StepScalingPolicy policy();
}
