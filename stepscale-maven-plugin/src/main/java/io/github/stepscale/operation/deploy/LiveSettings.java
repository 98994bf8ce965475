package io.github.stepscale.operation.deploy;

import io.github.stepscale.aws.AutoScaling;
import io.github.stepscale.plan.PlannedRule;
import io.github.stepscale.policy.TrackingScaling;
import io.github.stepscale.policy.rule.StepAdjustment;
import io.github.stepscale.policy.rule.StepScalingPolicy;
import io.github.stepscale.policy.target.SuspendedState;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;

/** The settings of a descriptor as requests of Application Auto Scaling take them. */
final class LiveSettings {
    private LiveSettings() {}

    /**
     * Returns the policy of a rule as the template has it.
     *
     * @param name that of the policy in AWS
     */
    static AutoScaling.StepPolicy policy(String name, PlannedRule rule) {
        StepScalingPolicy policy = rule.policy();
        return new AutoScaling.StepPolicy(
                name,
                policy.adjustmentType().awsName(),
                policy.metricAggregationType().awsName(),
                policy.cooldown(),
                policy.minAdjustmentMagnitude(),
                policy.stepAdjustments().stream().map(LiveSettings::step).toList());
    }

    /** Returns the settings of target tracking as the template has them. */
    static AutoScaling.Policy.Tracking tracking(TrackingScaling tracking) {
        return new AutoScaling.Policy.Tracking(
                Optional.of(tracking.metric().awsName()),
                tracking.target().doubleValue(),
                OptionalInt.of(tracking.scaleOutCooldown()),
                OptionalInt.of(tracking.scaleInCooldown()),
                false);
    }

    private static AutoScaling.Policy.Step step(StepAdjustment step) {
        return new AutoScaling.Policy.Step(
                step.lowerBound().map(BigDecimal::doubleValue),
                step.upperBound().map(BigDecimal::doubleValue),
                step.scalingAdjustment());
    }

    /** Returns the live range with the descriptor's suspension. */
    static AutoScaling.Target target(AutoScaling.Target live, SuspendedState suspended) {
        return new AutoScaling.Target(
                live.minCapacity(),
                live.maxCapacity(),
                suspended.scaleIn(),
                suspended.scaleOut(),
                suspended.scheduled());
    }
}
