package io.github.stepscale.template;

import io.github.stepscale.policy.TrackingScaling;
import io.github.stepscale.policy.stack.StackSettings;
import java.util.Map;

/** Renders {@code AWS::ApplicationAutoScaling::ScalingPolicy} of type TargetTrackingScaling. */
final class TrackingPolicyResource {
    private TrackingPolicyResource() {}

    static Map<String, Object> of(TrackingScaling tracking, StackSettings stack) {
        return GeneratedResources.retainable(GeneratedResources.POLICY_TYPE, stack)
                .with(
                        "Properties",
                        OrderedMapping.of("PolicyName", PolicyResource.name(TrackingScaling.ID, stack))
                                .with("PolicyType", "TargetTrackingScaling")
                                .with("ScalingTargetId", Intrinsics.ref(LogicalIds.TARGET))
                                .with("TargetTrackingScalingPolicyConfiguration", configuration(tracking))
                                .toMap())
                .toMap();
    }

    private static Map<String, Object> configuration(TrackingScaling tracking) {
        return OrderedMapping.of("TargetValue", tracking.target())
                .with(
                        "PredefinedMetricSpecification",
                        Map.of("PredefinedMetricType", tracking.metric().awsName()))
                .with("ScaleOutCooldown", tracking.scaleOutCooldown())
                .with("ScaleInCooldown", tracking.scaleInCooldown())
                .toMap();
    }
}
