package io.github.stepscale.template;

import io.github.stepscale.plan.PlannedRule;
import io.github.stepscale.policy.rule.StepAdjustment;
import io.github.stepscale.policy.rule.StepScalingPolicy;
import io.github.stepscale.policy.stack.StackSettings;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Renders {@code AWS::ApplicationAutoScaling::ScalingPolicy} of type StepScaling. */
final class PolicyResource {
    private PolicyResource() {}

    static Map<String, Object> of(PlannedRule rule, StackSettings stack) {
        return GeneratedResources.retainable(GeneratedResources.POLICY_TYPE, stack)
                .with(
                        "Properties",
                        OrderedMapping.of("PolicyName", name(rule.id(), stack))
                                .with("PolicyType", "StepScaling")
                                .with("ScalingTargetId", Intrinsics.ref(LogicalIds.TARGET))
                                .with("StepScalingPolicyConfiguration", configuration(rule.policy()))
                                .toMap())
                .toMap();
    }

    /** The given name, as it stands: nothing in it is replaced. Else one that lets a template be deployed more than once. */
    static Object name(String ruleId, StackSettings stack) {
        return stack.namesOf(ruleId)
                .policy()
                .<Object>map(given -> given)
                .orElseGet(() -> Intrinsics.sub("${AWS::StackName}-" + ruleId));
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
