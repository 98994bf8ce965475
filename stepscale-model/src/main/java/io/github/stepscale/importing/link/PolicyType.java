package io.github.stepscale.importing.link;

import io.github.stepscale.importing.source.Values;
import io.github.stepscale.yaml.YamlNode.Mapping;
import java.util.Arrays;

/** The kinds of scaling policies. */
enum PolicyType {
    STEPS("StepScaling", "StepScalingPolicyConfiguration"),
    TRACKING("TargetTrackingScaling", "TargetTrackingScalingPolicyConfiguration"),
    PREDICTIVE("PredictiveScaling", "PredictiveScalingPolicyConfiguration");

    private final String awsName;
    private final String configuration;

    PolicyType(String awsName, String configuration) {
        this.awsName = awsName;
        this.configuration = configuration;
    }

    /** By its type, if that is known; else by its configuration, which is that of steps if there is none. */
    static PolicyType of(Mapping policy) {
        return Values.written(policy, "PolicyType")
                .flatMap(type -> Arrays.stream(values())
                        .filter(each -> each.awsName.equals(type))
                        .findFirst())
                .or(() -> Arrays.stream(values())
                        .filter(each -> policy.get(each.configuration).isPresent())
                        .findFirst())
                .orElse(STEPS);
    }

    String awsName() {
        return awsName;
    }

    /** The name of the property that configures it. */
    String configuration() {
        return configuration;
    }
}
