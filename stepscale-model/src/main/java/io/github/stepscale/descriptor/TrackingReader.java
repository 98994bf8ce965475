package io.github.stepscale.descriptor;

import io.github.stepscale.policy.TrackingScaling;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.metric.PredefinedMetric;
import io.github.stepscale.yaml.MappingReader;
import io.github.stepscale.yaml.MistakeCollector;
import io.github.stepscale.yaml.MistakeIds;
import io.github.stepscale.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads target tracking: {@code layout: tracking} with the keys under {@code tracking}. */
final class TrackingReader {
    static final List<String> KEYS = List.of("metric", "target", "scaleOutCooldown", "scaleInCooldown");

    /** The keys of steps and rules, which have no meaning beside it. */
    private static final List<String> REFUSED = Stream.of(
                    List.of("steps", "rules", "threshold", "scaleOut", "scaleIn"),
                    DescriptorKeys.METRIC,
                    DescriptorKeys.SETTINGS)
            .flatMap(List::stream)
            .toList();

    private final EndpointKind kind;
    private final FileRequests requests;
    private final MistakeCollector mistakes;

    /** @param requests what percentages of requests are a share of */
    TrackingReader(EndpointKind kind, FileRequests requests, MistakeCollector mistakes) {
        this.kind = kind;
        this.requests = requests;
        this.mistakes = mistakes;
    }

    /** Whether the file has one of its keys. */
    static boolean isIn(YamlNode.Mapping root) {
        return root.get("tracking").isPresent() || isLayout(root);
    }

    private static boolean isLayout(YamlNode.Mapping root) {
        return root.get("layout")
                .filter(node ->
                        node instanceof YamlNode.Scalar scalar && scalar.text().equals(TrackingScaling.LAYOUT))
                .isPresent();
    }

    Optional<TrackingScaling> read(YamlNode.Mapping root) {
        MappingReader top = MappingReader.top(root, mistakes);
        refuse(root);
        requireLayout(root);
        top.requireOr(
                "tracking",
                "is missing: layout: tracking needs it",
                "Write tracking: { target: … }, or another layout");
        Optional<PredefinedMetric> usual = PredefinedMetric.of(kind).findFirst();
        if (usual.isEmpty()) {
            mistakes.add(
                    root.get("layout").or(() -> root.get("tracking")).orElse(root),
                    MistakeIds.TOGETHER,
                    "cannot be tracking: " + TrackingScaling.allowed(kind),
                    "Write steps");
            return Optional.empty();
        }
        Optional<TrackingScaling> read = top.read("tracking", node -> below(node, usual.get()));
        return top.isSound() ? read : Optional.empty();
    }

    private Optional<TrackingScaling> below(YamlNode node, PredefinedMetric usual) {
        MappingReader fields = MappingReader.of(node, mistakes, Place.TRACKING.keys())
                .requireOr("target", "is missing: the value that the metric should have is needed", "Add it");
        Optional<PredefinedMetric> metric = fields.choice("metric", metrics(), this::answer);
        // What a unit of the target means depends on the metric.
        boolean known = fields.node("metric").isEmpty() || metric.isPresent();
        PredefinedMetric watched = metric.orElse(usual);
        MetricValueReader values =
                new MetricValueReader(known ? Optional.of(watched.published()) : Optional.empty(), requests, mistakes);
        Optional<BigDecimal> target = fields.read("target", values::read);
        return fields.make(() -> new TrackingScaling(
                watched,
                target.orElse(BigDecimal.ONE),
                fields.seconds("scaleOutCooldown").orElse(TrackingScaling.DEFAULT_COOLDOWN),
                fields.seconds("scaleInCooldown").orElse(TrackingScaling.DEFAULT_COOLDOWN)));
    }

    private Map<String, PredefinedMetric> metrics() {
        Map<String, PredefinedMetric> words = new LinkedHashMap<>();
        PredefinedMetric.of(kind).forEach(metric -> words.put(metric.awsName(), metric));
        return words;
    }

    /** The answer to the name of the metric in CloudWatch. */
    private Optional<String> answer(String word) {
        return PredefinedMetric.following(word, kind).map(PredefinedMetric::awsName);
    }

    private void requireLayout(YamlNode.Mapping root) {
        if (!isLayout(root)) {
            mistakes.add(
                    root.get("layout").or(() -> root.get("tracking")).orElse(root),
                    MistakeIds.TOGETHER,
                    root.get("layout").isPresent()
                            ? "is not tracking, but tracking is written: each needs the other"
                            : "needs layout: tracking",
                    "Write layout: tracking, or remove tracking");
        }
    }

    private void refuse(YamlNode.Mapping root) {
        root.entries().forEach((key, value) -> {
            if (REFUSED.contains(key)) {
                String problem = "is not allowed beside layout: tracking: AWS makes the alarms of target tracking,"
                        + " and the keys under tracking are its settings";
                mistakes.add(value, MistakeIds.TOGETHER, problem, "Remove it, or write another layout");
            }
        });
    }
}
