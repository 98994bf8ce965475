package io.github.stepscale.importing;

import io.github.stepscale.importing.source.Values;
import io.github.stepscale.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/** The metric data queries of an alarm. */
record Queries(List<YamlNode> all) {
    Queries {
        all = List.copyOf(all);
    }

    static Queries of(List<YamlNode> queries) {
        return new Queries(queries);
    }

    /** The query whose result the alarm compares; empty if there is none, or more than one. */
    Optional<YamlNode> returned() {
        // A query returns data unless it says otherwise (CloudWatch API Reference, MetricDataQuery).
        List<YamlNode> returned = all.stream()
                .filter(query -> !Values.isFalse(query, "ReturnData"))
                .toList();
        return returned.size() == 1 ? Optional.of(returned.get(0)) : Optional.empty();
    }

    Optional<YamlNode> find(String id) {
        return all.stream()
                .filter(query -> Values.text(query, "Id").filter(id::equals).isPresent())
                .findFirst();
    }

    /** Those that are metrics, not expressions. */
    List<YamlNode> inputs() {
        return all.stream()
                .filter(query -> Values.get(query, "Expression").isEmpty())
                .toList();
    }
}
