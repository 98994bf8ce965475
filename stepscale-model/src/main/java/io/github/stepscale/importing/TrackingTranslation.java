package io.github.stepscale.importing;

import io.github.stepscale.importing.link.LinkedPolicy;
import io.github.stepscale.importing.source.SourceResource;
import io.github.stepscale.importing.source.Values;
import io.github.stepscale.policy.metric.PredefinedMetric;
import io.github.stepscale.yaml.YamlNode;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** Translates a policy of target tracking, where it is the only policy and follows a predefined metric. */
final class TrackingTranslation {
    private static final String CONFIGURATION = "TargetTrackingScalingPolicyConfiguration";
    private static final String METRIC = "PredefinedMetricSpecification";
    private static final Set<String> KNOWN = Set.of("TargetValue", METRIC, "ScaleOutCooldown", "ScaleInCooldown");

    private TrackingTranslation() {}

    static boolean isTracking(LinkedPolicy linked) {
        return Values.text(linked.policy().properties(), "PolicyType")
                        .filter("TargetTrackingScaling"::equals)
                        .isPresent()
                || linked.policy().properties().get(CONFIGURATION).isPresent();
    }

    /** The keys under {@code tracking}; empty if a descriptor cannot say it. */
    static Optional<YamlNode.Mapping> of(SourceResource policy) {
        return policy.properties()
                .get(CONFIGURATION)
                .filter(YamlNode.Mapping.class::isInstance)
                .map(YamlNode.Mapping.class::cast)
                .filter(TrackingTranslation::isSayable)
                .map(configuration -> new Entries(configuration)
                        .with("metric", Values.get(configuration, METRIC, "PredefinedMetricType"))
                        .property("target", "TargetValue")
                        .property("scaleOutCooldown", "ScaleOutCooldown")
                        .property("scaleInCooldown", "ScaleInCooldown")
                        .mapping());
    }

    private static boolean isSayable(YamlNode.Mapping configuration) {
        Optional<String> metric = Values.text(configuration, METRIC, "PredefinedMetricType");
        boolean others = configuration.entries().keySet().stream()
                .anyMatch(key ->
                        !KNOWN.contains(key) && !(key.equals("DisableScaleIn") && Values.isFalse(configuration, key)));
        return !others
                && Values.get(configuration, METRIC, "ResourceLabel").isEmpty()
                && Arrays.stream(PredefinedMetric.values())
                        .map(PredefinedMetric::awsName)
                        .anyMatch(name -> metric.filter(name::equals).isPresent());
    }

    /** Describes a policy, such as {@code target tracking of SageMakerVariantInvocationsPerInstance at 70}. */
    static String describe(SourceResource policy) {
        Optional<YamlNode> configuration = policy.properties().get(CONFIGURATION);
        Optional<String> metric = configuration.flatMap(node -> Values.written(node, METRIC, "PredefinedMetricType")
                .or(() -> Values.written(node, "CustomizedMetricSpecification", "MetricName")));
        Optional<String> target = configuration.flatMap(node -> Values.written(node, "TargetValue"));
        return "target tracking of " + metric.orElse("metric math") + " at " + target.orElse("an unknown value");
    }
}
