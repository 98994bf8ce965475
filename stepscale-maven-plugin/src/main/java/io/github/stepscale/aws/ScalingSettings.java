package io.github.stepscale.aws;

import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableTargetAction;
import software.amazon.awssdk.services.applicationautoscaling.model.ScheduledAction;
import software.amazon.awssdk.services.applicationautoscaling.model.StepAdjustment;
import software.amazon.awssdk.services.applicationautoscaling.model.StepScalingPolicyConfiguration;
import software.amazon.awssdk.services.applicationautoscaling.model.SuspendedState;
import software.amazon.awssdk.services.applicationautoscaling.model.TargetTrackingScalingPolicyConfiguration;

/** Maps settings of {@link AutoScaling} to the SDK's types, and scheduled actions back. */
final class ScalingSettings {
    private ScalingSettings() {}

    static StepScalingPolicyConfiguration configuration(AutoScaling.StepPolicy policy) {
        StepScalingPolicyConfiguration.Builder configuration = StepScalingPolicyConfiguration.builder()
                .adjustmentType(policy.adjustmentType())
                .metricAggregationType(policy.metricAggregationType())
                .cooldown(policy.cooldown())
                .stepAdjustments(
                        policy.steps().stream().map(ScalingSettings::adjustment).toList());
        policy.minAdjustmentMagnitude().ifPresent(configuration::minAdjustmentMagnitude);
        return configuration.build();
    }

    static TargetTrackingScalingPolicyConfiguration configuration(AutoScaling.Policy.Tracking tracking) {
        TargetTrackingScalingPolicyConfiguration.Builder configuration =
                TargetTrackingScalingPolicyConfiguration.builder()
                        .targetValue(tracking.target())
                        .disableScaleIn(tracking.scaleInDisabled());
        tracking.metric()
                .ifPresent(type ->
                        configuration.predefinedMetricSpecification(metric -> metric.predefinedMetricType(type)));
        tracking.scaleOutCooldown().ifPresent(configuration::scaleOutCooldown);
        tracking.scaleInCooldown().ifPresent(configuration::scaleInCooldown);
        return configuration.build();
    }

    static AutoScaling.Policy.Tracking tracking(TargetTrackingScalingPolicyConfiguration configuration) {
        return new AutoScaling.Policy.Tracking(
                Optional.ofNullable(configuration.predefinedMetricSpecification())
                        .map(metric -> ResponseFields.text(metric.predefinedMetricTypeAsString())),
                ResponseFields.require(configuration.targetValue(), "TargetValue"),
                optional(configuration.scaleOutCooldown()),
                optional(configuration.scaleInCooldown()),
                Boolean.TRUE.equals(configuration.disableScaleIn()));
    }

    private static StepAdjustment adjustment(AutoScaling.Policy.Step step) {
        StepAdjustment.Builder adjustment = StepAdjustment.builder().scalingAdjustment(step.adjustment());
        step.lower().ifPresent(adjustment::metricIntervalLowerBound);
        step.upper().ifPresent(adjustment::metricIntervalUpperBound);
        return adjustment.build();
    }

    static SuspendedState suspendedState(AutoScaling.Target target) {
        return SuspendedState.builder()
                .dynamicScalingInSuspended(target.scaleInSuspended())
                .dynamicScalingOutSuspended(target.scaleOutSuspended())
                .scheduledScalingSuspended(target.schedulesSuspended())
                .build();
    }

    static AutoScaling.ScheduledAction scheduledAction(ScheduledAction action) {
        ScalableTargetAction range = Optional.ofNullable(action.scalableTargetAction())
                .orElseGet(() -> ScalableTargetAction.builder().build());
        return new AutoScaling.ScheduledAction(
                ResponseFields.word(action.scheduledActionName(), "ScheduledActionName"),
                ResponseFields.word(action.schedule(), "Schedule"),
                Optional.ofNullable(action.timezone()).map(SafeText::oneLine),
                Optional.ofNullable(action.startTime()),
                Optional.ofNullable(action.endTime()),
                optional(range.minCapacity()),
                optional(range.maxCapacity()));
    }

    private static OptionalInt optional(@Nullable Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }
}
