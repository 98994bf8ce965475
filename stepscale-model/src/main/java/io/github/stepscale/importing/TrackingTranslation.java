package io.github.stepscale.importing;

import io.github.stepscale.importing.link.LinkedPolicy;
import io.github.stepscale.importing.source.SourceResource;
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
        return Nodes.text(linked.policy().properties().get("PolicyType"))
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
                        .with("metric", Nodes.get(configuration, METRIC, "PredefinedMetricType"))
                        .number("target", "TargetValue")
                        .number("scaleOutCooldown", "ScaleOutCooldown")
                        .number("scaleInCooldown", "ScaleInCooldown")
                        .mapping());
    }

    private static boolean isSayable(YamlNode.Mapping configuration) {
        Optional<String> metric = Nodes.text(Nodes.get(configuration, METRIC, "PredefinedMetricType"));
        boolean others = configuration.entries().keySet().stream()
                .anyMatch(key -> !KNOWN.contains(key)
                        && !(key.equals("DisableScaleIn") && Nodes.isFalse(configuration.get(key))));
        return !others
                && Nodes.get(configuration, METRIC, "ResourceLabel").isEmpty()
                && Arrays.stream(PredefinedMetric.values())
                        .map(PredefinedMetric::awsName)
                        .anyMatch(name -> metric.filter(name::equals).isPresent());
    }

    /** Describes a policy, such as {@code target tracking of SageMakerVariantInvocationsPerInstance at 70}. */
    static String describe(SourceResource policy) {
        Optional<YamlNode> configuration = policy.properties().get(CONFIGURATION);
        Optional<String> metric =
                configuration.flatMap(node -> Nodes.written(Nodes.get(node, METRIC, "PredefinedMetricType"))
                        .or(() -> Nodes.written(Nodes.get(node, "CustomizedMetricSpecification", "MetricName"))));
        Optional<String> target = configuration.flatMap(node -> Nodes.written(Nodes.get(node, "TargetValue")));
        return "target tracking of " + metric.orElse("metric math") + " at " + target.orElse("an unknown value");
    }
}
