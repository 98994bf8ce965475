package io.github.stepscale.descriptor;

import io.github.stepscale.curve.LatencyQuantile;
import io.github.stepscale.curve.LatencyStatistic;
import io.github.stepscale.policy.metric.Statistic;
import io.github.stepscale.simulation.LatencyObjective;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.yaml.MappingReader;
import io.github.stepscale.yaml.MistakeCollector;
import io.github.stepscale.yaml.MistakeIds;
import io.github.stepscale.yaml.ScalarReader;
import io.github.stepscale.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code objective}: what a policy has to achieve. */
final class ObjectiveReader {
    static final List<String> KEYS = List.of("maxExcess", "maxWait", "maxInstanceHours", "latency");
    static final List<String> LATENCY_KEYS = List.of("statistic", "atMost", "requests");
    private static final Pattern QUANTILE = Pattern.compile("p\\d[\\d.]*");
    private static final Map<String, LatencyStatistic> STATISTICS = statistics();

    private final MistakeCollector mistakes;

    ObjectiveReader(MistakeCollector mistakes) {
        this.mistakes = mistakes;
    }

    private static Map<String, LatencyStatistic> statistics() {
        Map<String, LatencyStatistic> statistics = new LinkedHashMap<>();
        statistics.put(LatencyStatistic.MEAN.word(), LatencyStatistic.MEAN);
        // Its name in CloudWatch.
        statistics.put(Statistic.AVERAGE.name(), LatencyStatistic.MEAN);
        for (LatencyQuantile quantile : LatencyQuantile.values()) {
            statistics.put(quantile.statistic(), LatencyStatistic.of(quantile));
        }
        return statistics;
    }

    /** The answer to a quantile that no curve has: the next one would be a guess. */
    private static Optional<String> answer(String word) {
        return QUANTILE.matcher(word).matches() ? Optional.of("one that service.curve has") : Optional.empty();
    }

    Objective read(YamlNode node) {
        MappingReader fields = MappingReader.of(node, mistakes, Place.OBJECTIVE.keys());
        return fields.make(() -> new Objective(
                        fields.share("maxExcess"),
                        fields.number("maxWait"),
                        fields.number("maxInstanceHours"),
                        fields.read("latency", this::latency)))
                .orElse(Objective.NONE);
    }

    private Optional<LatencyObjective> latency(YamlNode node) {
        if (node instanceof YamlNode.Scalar scalar
                && ScalarReader.parseDuration(scalar.text()).isPresent()) {
            mistakes.add(
                    node,
                    MistakeIds.TYPE,
                    "is a limit alone: what is limited is needed too",
                    "Write latency: { statistic: p95, atMost: " + scalar.text() + " }");
            return Optional.empty();
        }
        MappingReader fields = MappingReader.of(node, mistakes, Place.LATENCY_OBJECTIVE.keys())
                .requireOr("statistic", "is missing", "Add what is limited, such as p95 or mean")
                .requireOr("atMost", "is missing", "Add the limit, such as 800ms");
        return fields.make(() -> new LatencyObjective(
                fields.choice("statistic", STATISTICS, ObjectiveReader::answer).orElse(LatencyStatistic.MEAN),
                fields.duration("atMost").orElse(LatencyObjective.MAX_LIMIT),
                fields.share("requests").orElse(LatencyObjective.ALL_REQUESTS)));
    }
}
