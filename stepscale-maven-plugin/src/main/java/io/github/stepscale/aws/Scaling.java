package io.github.stepscale.aws;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.Alarm;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.applicationautoscaling.model.StepAdjustment;
import software.amazon.awssdk.services.applicationautoscaling.model.StepScalingPolicyConfiguration;

/** Application Auto Scaling of SageMaker. Every method throws {@link AwsException} if AWS refuses. */
public final class Scaling {
    private final ApplicationAutoScalingClient client;

    Scaling(ApplicationAutoScalingClient client) {
        this.client = client;
    }

    /** The policies of a target, whoever made them. */
    public List<ScalingPolicy> policies(String resourceId, String dimension) {
        return Calls.call(
                "read the scaling policies of " + resourceId,
                () -> client
                        .describeScalingPoliciesPaginator(
                                request -> request.serviceNamespace(ServiceNamespace.SAGEMAKER)
                                        .resourceId(resourceId)
                                        .scalableDimension(dimension))
                        .scalingPolicies()
                        .stream()
                        .map(Scaling::policy)
                        .toList());
    }

    private static ScalingPolicy policy(
            software.amazon.awssdk.services.applicationautoscaling.model.ScalingPolicy policy) {
        StepScalingPolicyConfiguration configuration = Optional.ofNullable(policy.stepScalingPolicyConfiguration())
                .orElseGet(() -> StepScalingPolicyConfiguration.builder().build());
        return new ScalingPolicy(
                policy.policyName(),
                policy.policyARN(),
                policy.policyTypeAsString(),
                policy.alarms().stream().map(Alarm::alarmName).toList(),
                Optional.ofNullable(configuration.adjustmentTypeAsString()).orElse(""),
                // Left out, it is this (Application Auto Scaling API, StepScalingPolicyConfiguration).
                Optional.ofNullable(configuration.metricAggregationTypeAsString())
                        .orElse("Average"),
                optional(configuration.cooldown()),
                optional(configuration.minAdjustmentMagnitude()),
                configuration.stepAdjustments().stream().map(Scaling::step).toList());
    }

    private static ScalingPolicy.Step step(StepAdjustment step) {
        return new ScalingPolicy.Step(
                Optional.ofNullable(step.metricIntervalLowerBound()),
                Optional.ofNullable(step.metricIntervalUpperBound()),
                step.scalingAdjustment());
    }

    private static OptionalInt optional(Integer orNull) {
        return orNull == null ? OptionalInt.empty() : OptionalInt.of(orNull);
    }
}
