package io.github.stepscale.template;

import io.github.stepscale.policy.TrackingScaling;
import java.util.Map;

/** Renders {@code AWS::ApplicationAutoScaling::ScalingPolicy} of type TargetTrackingScaling. */
final class TrackingPolicyResource {
    private TrackingPolicyResource() {}

    static Map<String, Object> of(TrackingScaling tracking) {
        return OrderedMapping.of("Type", GeneratedResources.POLICY_TYPE)
                .with(
                        "Properties",
                        OrderedMapping.of("PolicyName", Intrinsics.sub("${AWS::StackName}-" + TrackingScaling.ID))
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
