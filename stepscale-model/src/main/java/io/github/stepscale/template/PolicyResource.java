package io.github.stepscale.template;

import io.github.stepscale.plan.PlannedRule;
import io.github.stepscale.policy.rule.StepAdjustment;
import io.github.stepscale.policy.rule.StepScalingPolicy;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Renders {@code AWS::ApplicationAutoScaling::ScalingPolicy} of type StepScaling. */
final class PolicyResource {
    private PolicyResource() {}

    static Map<String, Object> of(PlannedRule rule) {
        return OrderedMapping.of("Type", GeneratedResources.POLICY_TYPE)
                .with(
                        "Properties",
                        OrderedMapping.of("PolicyName", Intrinsics.sub("${AWS::StackName}-" + rule.id()))
                                .with("PolicyType", "StepScaling")
                                .with("ScalingTargetId", Intrinsics.ref(LogicalIds.TARGET))
                                .with("StepScalingPolicyConfiguration", configuration(rule.policy()))
                                .toMap())
                .toMap();
    }

    private static Map<String, Object> configuration(StepScalingPolicy policy) {
        OptionalInt magnitude = policy.minAdjustmentMagnitude();
        return OrderedMapping.of("AdjustmentType", policy.adjustmentType().awsName())
                .with("Cooldown", policy.cooldown())
                .with("MetricAggregationType", policy.metricAggregationType().awsName())
                .withPresent(
                        "MinAdjustmentMagnitude",
                        magnitude.isPresent() ? Optional.of(magnitude.getAsInt()) : Optional.empty())
                .with(
                        "StepAdjustments",
                        policy.stepAdjustments().stream()
                                .map(PolicyResource::step)
                                .toList())
                .toMap();
    }

    private static Map<String, Object> step(StepAdjustment step) {
        return new OrderedMapping()
                .withPresent("MetricIntervalLowerBound", step.lowerBound())
                .withPresent("MetricIntervalUpperBound", step.upperBound())
                .with("ScalingAdjustment", step.scalingAdjustment())
                .toMap();
    }
}
