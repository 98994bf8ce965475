package io.github.stepscale.importing;

import io.github.stepscale.importing.link.LinkedTarget;
import io.github.stepscale.importing.source.SourceResource;
import io.github.stepscale.importing.source.Values;
import io.github.stepscale.policy.metric.CatalogMetric;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Translates a target: its names, its kind, its range, its schedules and what is suspended. */
final class TargetTranslation {
    private static final String SERVERLESS = "sagemaker:variant:DesiredProvisionedConcurrency";

    /** Takes the place of a name that only CloudFormation knows, so that the rest can be read. */
    private static final String ANY_NAME = "name-of-the-stack";

    private final LinkedTarget target;
    private final TargetNames names;
    private final UnsayableList unsayable;

    TargetTranslation(LinkedTarget target, TargetNames names, UnsayableList unsayable) {
        this.target = target;
        this.names = names;
        this.unsayable = unsayable;
    }

    /** The properties of the target; without a target those of its first policy, which name it. */
    YamlNode.Mapping place() {
        return target.target()
                .or(() -> target.policies().stream()
                        .map(linked -> linked.policy())
                        .findFirst())
                .map(SourceResource::properties)
                .orElseThrow();
    }

    /** Adds the keys of the target. */
    void addTo(Entries root, Optional<EndpointKind> kind) {
        YamlNode id = Values.get(place(), "ResourceId")
                .or(() -> Values.get(place(), "ScalingTargetId"))
                .orElse(place());
        names.byDimension()
                .forEach((dimension, text) -> root.with(
                        TargetNames.KEYS.getOrDefault(dimension, dimension),
                        Nodes.word(id, TargetNames.isName(text) ? text : ANY_NAME)));
        inferenceType(kind).ifPresent(type -> root.with("inferenceType", Nodes.word(id, type)));
        target.target().ifPresent(resource -> addRange(root, resource));
    }

    private Optional<String> inferenceType(Optional<EndpointKind> kind) {
        if (target.scalableDimension().equals(SERVERLESS)) {
            return Optional.of("serverless");
        }
        boolean variant = target.scalableDimension().equals("sagemaker:variant:DesiredInstanceCount");
        boolean async = kind.map(EndpointKind.ASYNC::equals).orElseGet(this::watchesAQueue);
        return variant && async ? Optional.of("async") : Optional.empty();
    }

    /** Whether an alarm watches a metric that asynchronous endpoints alone publish. */
    private boolean watchesAQueue() {
        Set<String> published = Set.copyOf(MetricCatalog.all().stream()
                .filter(entry -> entry.publishedBy().equals(Set.of(EndpointKind.ASYNC)))
                .map(CatalogMetric::name)
                .toList());
        return target.policies().stream()
                .flatMap(linked -> Stream.concat(Stream.of(linked.policy()), linked.alarms().stream()))
                .map(SourceResource::properties)
                .flatMap(TargetTranslation::metricNames)
                .anyMatch(published::contains);
    }

    /** The names of the metrics of an alarm, or of the metric of target tracking. */
    private static Stream<String> metricNames(YamlNode properties) {
        Stream<Optional<YamlNode>> queries = Values.items(properties, "Metrics").stream()
                .map(query -> Values.get(query, "MetricStat", "Metric", "MetricName"));
        Stream<Optional<YamlNode>> plain = Stream.of(
                Values.get(properties, "MetricName"),
                Values.get(
                        properties,
                        "TargetTrackingScalingPolicyConfiguration",
                        "CustomizedMetricSpecification",
                        "MetricName"));
        return Stream.concat(queries, plain).flatMap(name -> name.flatMap(Values::text).stream());
    }

    private void addRange(Entries root, SourceResource resource) {
        YamlNode properties = resource.properties();
        root.with("minCapacity", Values.get(properties, "MinCapacity"))
                .with("maxCapacity", Values.get(properties, "MaxCapacity"))
                .with("suspended", Values.get(properties, "SuspendedState").map(TargetTranslation::suspended))
                .with(
                        "schedules",
                        Values.get(properties, "ScheduledActions")
                                .filter(list -> !(list instanceof YamlNode.Sequence items
                                        && items.items().isEmpty()))
                                .map(list -> Entries.list(list, TargetTranslation::schedule)));
        if (Values.get(properties, "RoleARN").isPresent()) {
            unsayable.add(resource, "RoleARN", "the service-linked role of Application Auto Scaling is used", false);
        }
    }

    private static YamlNode suspended(YamlNode node) {
        if (!(node instanceof YamlNode.Mapping)) {
            return node;
        }
        return new Entries(node)
                .property("scaleIn", "DynamicScalingInSuspended")
                .property("scaleOut", "DynamicScalingOutSuspended")
                .property("scheduled", "ScheduledScalingSuspended")
                .mapping();
    }

    private static YamlNode schedule(YamlNode node) {
        if (!(node instanceof YamlNode.Mapping)) {
            return node;
        }
        YamlNode action = Values.get(node, "ScalableTargetAction").orElse(node);
        return new Entries(node)
                .property("name", "ScheduledActionName")
                .property("schedule", "Schedule")
                .property("timezone", "Timezone")
                .property("startTime", "StartTime", Nodes::instant)
                .property("endTime", "EndTime", Nodes::instant)
                .with("minCapacity", Values.get(action, "MinCapacity"))
                .with("maxCapacity", Values.get(action, "MaxCapacity"))
                .mapping();
    }

    /** The keys whose values only CloudFormation knows, with what the source writes in their place. */
    Map<String, String> unknownNames(Set<String> given) {
        Map<String, String> unknown = new LinkedHashMap<>();
        names.byDimension().forEach((dimension, text) -> {
            String key = TargetNames.KEYS.getOrDefault(dimension, dimension);
            if (!TargetNames.isName(text) && !given.contains(key)) {
                unknown.put(key, text);
            }
        });
        return unknown;
    }

    /** The names of the capacity that no target of the source gives. */
    List<String> missingCapacity(Set<String> given) {
        return target.target().isPresent()
                ? List.of()
                : Stream.of("minCapacity", "maxCapacity")
                        .filter(key -> !given.contains(key))
                        .toList();
    }
}
