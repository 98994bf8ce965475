package io.github.stepscale.synth;

import io.github.stepscale.policy.TrackingScaling;
import io.github.stepscale.template.LogicalIds;

/** Collects the origins of the policy of target tracking. */
final class TrackingOrigins {
    private TrackingOrigins() {}

    static void collect(OriginCollector origins) {
        OriginCollector policy = origins.at("/Resources/" + LogicalIds.TRACKING_POLICY);
        policy.put("", TrackingScaling.LAYOUT);
        policy.put("/Properties/PolicyType", "layout");
        OriginCollector configuration = policy.at("/Properties/TargetTrackingScalingPolicyConfiguration");
        configuration.put("/TargetValue", key("target"));
        configuration.put("/PredefinedMetricSpecification", key("metric"), TrackingScaling.LAYOUT);
        configuration.put("/ScaleOutCooldown", key("scaleOutCooldown"), TrackingScaling.LAYOUT);
        configuration.put("/ScaleInCooldown", key("scaleInCooldown"), TrackingScaling.LAYOUT);
    }

    private static String key(String name) {
        return TrackingScaling.LAYOUT + "." + name;
    }
}
