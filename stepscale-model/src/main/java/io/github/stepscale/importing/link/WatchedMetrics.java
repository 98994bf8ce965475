package io.github.stepscale.importing.link;

import io.github.stepscale.importing.source.SourceResource;
import io.github.stepscale.importing.source.Values;
import io.github.stepscale.yaml.YamlNode;
import io.github.stepscale.yaml.YamlNode.Mapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The CloudWatch metrics that an alarm watches, alone or in an expression. */
final class WatchedMetrics {
    private WatchedMetrics() {}

    /**
     * A metric.
     *
     * @param identity the properties Namespace, MetricName and Dimensions
     * @param statistic the properties Period, Statistic or Stat, and Unit: for an alarm on one metric, the same
     */
    record Watched(Mapping identity, Mapping statistic) {
        /** Its name; empty if it is not known. */
        Optional<String> name() {
            return known(identity, "MetricName");
        }

        /** Its namespace; empty if it is not known. */
        Optional<String> namespace() {
            return known(identity, "Namespace");
        }

        /** The values of its dimensions by name. */
        Map<String, String> dimensions() {
            Map<String, String> values = new LinkedHashMap<>();
            Values.itemsOrSingle(identity, "Dimensions").stream()
                    .filter(Mapping.class::isInstance)
                    .map(Mapping.class::cast)
                    .forEach(each -> Values.written(each, "Name")
                            .ifPresent(name -> values.put(
                                    name, Values.written(each, "Value").orElse(""))));
            return values;
        }
    }

    static List<Watched> of(SourceResource alarm) {
        Mapping properties = alarm.properties();
        return properties.get("Metrics").isPresent()
                ? Values.itemsOrSingle(properties, "Metrics").stream()
                        .flatMap(WatchedMetrics::inQuery)
                        .toList()
                : alone(properties);
    }

    private static List<Watched> alone(Mapping properties) {
        return properties.get("MetricName").isPresent() ? List.of(new Watched(properties, properties)) : List.of();
    }

    private static Stream<Watched> inQuery(YamlNode query) {
        return query instanceof Mapping mapping
                ? Values.mapping(mapping, "MetricStat").stream()
                        .flatMap(stat ->
                                Values.mapping(stat, "Metric").stream().map(metric -> new Watched(metric, stat)))
                : Stream.empty();
    }

    private static Optional<String> known(Mapping properties, String name) {
        return Values.isUnknown(properties, name) ? Optional.empty() : Values.written(properties, name);
    }
}
