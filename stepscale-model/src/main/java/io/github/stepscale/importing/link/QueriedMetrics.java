package io.github.stepscale.importing.link;

import io.github.stepscale.yaml.MistakeIds;
import io.github.stepscale.yaml.YamlNode;
import io.github.stepscale.yaml.YamlNode.Mapping;
import io.github.stepscale.yaml.YamlNode.Sequence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Asks for the namespace and the name of each metric among queries: the schema of CloudFormation lets it pass without. */
final class QueriedMetrics {
    private static final List<String> IDENTITY = List.of("Namespace", "MetricName");

    private final Findings findings;

    QueriedMetrics(Findings findings) {
        this.findings = findings;
    }

    /** The same properties of an alarm; what is missing is there with a value that is not known. */
    Mapping read(Mapping alarm) {
        return (Mapping) inside(alarm, "Metrics", this::queries);
    }

    private YamlNode queries(YamlNode metrics) {
        return metrics instanceof Sequence list
                ? new Sequence(
                        list.path(),
                        list.position(),
                        list.items().stream().map(this::query).toList())
                : metrics;
    }

    private YamlNode query(YamlNode query) {
        return inside(query, "MetricStat", stat -> inside(stat, "Metric", this::metric));
    }

    private YamlNode metric(YamlNode node) {
        if (!(node instanceof Mapping metric)) {
            return node;
        }
        Mapping complete = metric;
        for (String name : IDENTITY) {
            if (metric.get(name).isEmpty()) {
                String problem = "is missing: CloudWatch finds a metric by its namespace and its name";
                findings.missing(metric, name, MistakeIds.MISSING, problem, "Add it");
                complete = Holes.fill(complete, name);
            }
        }
        return complete;
    }

    /** The same node with another value of a key, if it has the key. */
    private static YamlNode inside(YamlNode node, String key, UnaryOperator<YamlNode> change) {
        if (!(node instanceof Mapping mapping) || mapping.get(key).isEmpty()) {
            return node;
        }
        Map<String, YamlNode> entries = new LinkedHashMap<>(mapping.entries());
        entries.computeIfPresent(key, (name, value) -> change.apply(value));
        return new Mapping(mapping.path(), mapping.position(), entries);
    }
}
