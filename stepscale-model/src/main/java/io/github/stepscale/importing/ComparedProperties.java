package io.github.stepscale.importing;

import io.github.stepscale.importing.source.SourceResource;
import io.github.stepscale.importing.source.Values;
import io.github.stepscale.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The properties of a target and of what scales it, by path, as CloudFormation and AWS understand them: with AWS's defaults,
 * numbers in one form, and lists whose order means nothing sorted. Names and descriptions are left out, and no other property
 * is, so that a forgotten one makes a difference.
 */
final class ComparedProperties {
    /** Names, texts, and what links the resources, which is compared by how they are linked. */
    private static final Set<String> ASIDE = Set.of(
            "PolicyName",
            "ScalingTargetId",
            "ResourceId",
            "ScalableDimension",
            "ServiceNamespace",
            "AlarmName",
            "AlarmDescription",
            "Tags",
            "AlarmActions",
            "OKActions",
            "InsufficientDataActions",
            "RoleARN");

    private static final Set<String> OF_METRIC = Set.of(
            "Metrics", "Namespace", "MetricName", "Dimensions", "Statistic", "ExtendedStatistic", "Period", "Unit");

    /** What AWS takes where a property is absent. */
    private static final Map<String, String> OF_POLICY = Map.of("PolicyType", "StepScaling");

    private static final Map<String, String> OF_STEPS = Map.of("Cooldown", "300", "MetricAggregationType", "Average");
    private static final Map<String, String> OF_TRACKING =
            Map.of("ScaleOutCooldown", "300", "ScaleInCooldown", "300", "DisableScaleIn", "false");
    private static final Map<String, String> OF_ALARM =
            Map.of("ActionsEnabled", "true", "EvaluateLowSampleCountPercentile", "evaluate");
    private static final Map<String, String> OF_TARGET = Map.of(
            "SuspendedState.DynamicScalingInSuspended", "false",
            "SuspendedState.DynamicScalingOutSuspended", "false",
            "SuspendedState.ScheduledScalingSuspended", "false");

    private final TargetNames names;
    private final Map<String, String> overrides;
    private final SortedMap<String, String> values = new TreeMap<>();

    /**
     * @param names those of the target, as the source writes them
     * @param overrides what options give in place of the source, by the keys of a descriptor
     */
    ComparedProperties(TargetNames names, Map<String, String> overrides) {
        this.names = names;
        this.overrides = overrides;
    }

    SortedMap<String, String> values() {
        return values;
    }

    /** Adds the names, the dimension and the range of a target. */
    ComparedProperties addTarget(String dimension, Optional<SourceResource> target) {
        values.put("target.ScalableDimension", dimension);
        names.byDimension().forEach((name, text) -> values.put("target." + name, name(name, text)));
        target.ifPresent(resource -> add("target", resource.properties(), ASIDE));
        addDefaults("target.", OF_TARGET);
        override("minCapacity", "target.MinCapacity");
        override("maxCapacity", "target.MaxCapacity");
        return this;
    }

    private void override(String key, String path) {
        Optional.ofNullable(overrides.get(key)).ifPresent(value -> values.put(path, Numbers.plain(value)));
    }

    /** Adds a policy. */
    ComparedProperties addPolicy(String path, SourceResource policy) {
        add(path, policy.properties(), ASIDE);
        String steps = path + ".StepScalingPolicyConfiguration.";
        boolean tracking = values.keySet().stream().noneMatch(key -> key.startsWith(steps));
        addDefaults(path + ".", tracking ? Map.of() : OF_POLICY);
        if (tracking) {
            addDefaults(path + ".TargetTrackingScalingPolicyConfiguration.", OF_TRACKING);
            values.remove(path + ".PolicyType");
        } else {
            addDefaults(steps, OF_STEPS);
        }
        return this;
    }

    /** Adds an alarm. */
    ComparedProperties addAlarm(String path, SourceResource alarm) {
        YamlNode.Mapping properties = alarm.properties();
        add(path, without(properties, OF_METRIC), ASIDE);
        addDefaults(path + ".", OF_ALARM);
        if (properties.get("EvaluationCriteria").isEmpty()) {
            addDefaults(
                    path + ".",
                    Map.of(
                            "TreatMissingData",
                            "missing",
                            "DatapointsToAlarm",
                            values.getOrDefault(path + ".EvaluationPeriods", "")));
            new ComparedMetric(this::dimension)
                    .of(properties)
                    .forEach((key, value) -> values.put(path + "." + key, value));
        }
        return this;
    }

    private static YamlNode.Mapping without(YamlNode.Mapping mapping, Set<String> keys) {
        Map<String, YamlNode> entries = new LinkedHashMap<>(mapping.entries());
        entries.keySet().removeAll(keys);
        return new YamlNode.Mapping(mapping.path(), mapping.position(), entries);
    }

    private void addDefaults(String prefix, Map<String, String> defaults) {
        defaults.forEach((key, value) -> values.putIfAbsent(prefix + key, value));
    }

    private void add(String path, YamlNode node, Set<String> aside) {
        if (node instanceof YamlNode.Mapping mapping) {
            mapping.entries().forEach((key, value) -> {
                if (!aside.contains(key)) {
                    add(path + "." + key, value, Set.of());
                }
            });
        } else if (node instanceof YamlNode.Sequence list) {
            addItems(path, path.endsWith(".StepAdjustments") ? sorted(list.items()) : list.items());
        } else if (node instanceof YamlNode.Scalar scalar) {
            values.put(path, value(path, scalar));
        }
    }

    private void addItems(String path, List<YamlNode> items) {
        for (int i = 0; i < items.size(); i++) {
            add(path + "[" + i + "]", items.get(i), Set.of());
        }
        if (path.endsWith(".ScheduledActions")) {
            for (int i = 0; i < items.size(); i++) {
                values.putIfAbsent(path + "[" + i + "].Timezone", "UTC");
            }
        }
    }

    /** By the lower bound, as their order means nothing. */
    private static List<YamlNode> sorted(List<YamlNode> steps) {
        return steps.stream()
                .sorted(Comparator.comparing(
                        step -> Values.decimal(step, "MetricIntervalLowerBound"),
                        Comparator.comparing((Optional<BigDecimal> bound) -> bound.isPresent())
                                .thenComparing(bound -> bound.orElse(BigDecimal.ZERO))))
                .toList();
    }

    private static String value(String path, YamlNode.Scalar scalar) {
        String key = path.substring(path.lastIndexOf('.') + 1);
        YamlNode value = key.equals("StartTime") || key.equals("EndTime") ? Nodes.instant(scalar) : scalar;
        return Values.written(value).orElse("");
    }

    private String dimension(String name, Optional<YamlNode> value) {
        return names.isOfTarget(name, value)
                ? name(name, names.byDimension().getOrDefault(name, ""))
                : value.flatMap(Values::written).orElse("");
    }

    private String name(String dimension, String written) {
        return overrides.getOrDefault(TargetNames.KEYS.getOrDefault(dimension, ""), written);
    }
}
