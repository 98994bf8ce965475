package io.github.stepscale.operation.status;

import io.github.stepscale.aws.Alarms;
import io.github.stepscale.plan.PlannedRule;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.template.LogicalIds;
import io.github.stepscale.template.StackTemplate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the alarms of a template evaluate, with the values of its parameters. */
final class DescribedQueries {
    private final Map<String, String> parameters;
    private final Map<String, Object> resources;

    private DescribedQueries(StackTemplate template) {
        this.parameters = template.parameterValues();
        this.resources = map(template.document().getOrDefault("Resources", Map.of()));
    }

    static DescribedQueries of(ScalingPlan plan) {
        return new DescribedQueries(StackTemplate.of(plan));
    }

    /** Returns what the alarm of a rule evaluates; empty if it is of a kind that is not compared. */
    Optional<List<Alarms.Query>> of(PlannedRule rule) {
        Map<String, Object> alarm = map(resources.getOrDefault(LogicalIds.alarm(rule), Map.of()));
        Map<String, Object> properties = map(alarm.getOrDefault("Properties", Map.of()));
        if (properties.containsKey("MetricName")) {
            String statistic = properties.containsKey("Statistic") ? "Statistic" : "ExtendedStatistic";
            return Optional.of(List.of(new Alarms.Query(
                    "", Optional.of(metric(properties, properties, text(properties, statistic))), "", true)));
        }
        return Optional.of(list(properties.getOrDefault("Metrics", List.of())).stream()
                        .map(this::query)
                        .toList())
                .filter(queries -> !queries.isEmpty());
    }

    private Alarms.Query query(Map<String, Object> query) {
        Map<String, Object> stat = map(query.getOrDefault("MetricStat", Map.of()));
        return new Alarms.Query(
                text(query, "Id"),
                stat.isEmpty()
                        ? Optional.empty()
                        : Optional.of(metric(map(stat.getOrDefault("Metric", Map.of())), stat, text(stat, "Stat"))),
                text(query, "Expression"),
                !query.getOrDefault("ReturnData", true).equals(false));
    }

    private Alarms.MetricStat metric(Map<String, Object> metric, Map<String, Object> settings, String statistic) {
        Map<String, String> dimensions = new LinkedHashMap<>();
        list(metric.getOrDefault("Dimensions", List.of()))
                .forEach(dimension -> dimensions.put(text(dimension, "Name"), text(dimension, "Value")));
        return new Alarms.MetricStat(
                text(metric, "Namespace"),
                text(metric, "MetricName"),
                dimensions,
                statistic,
                Integer.parseInt(text(settings, "Period")),
                text(settings, "Unit"));
    }

    /** Returns a value, that of a parameter included; empty if there is none. */
    private String text(Map<String, Object> tree, String key) {
        Object value = tree.getOrDefault(key, "");
        return value instanceof Map<?, ?>
                ? parameters.getOrDefault(text(map(value), "Ref"), "")
                : String.valueOf(value);
    }

    @SuppressWarnings("unchecked") // As StackTemplate makes it.
    private static Map<String, Object> map(Object tree) {
        return (Map<String, Object>) tree;
    }

    @SuppressWarnings("unchecked") // As StackTemplate makes it.
    private static List<Map<String, Object>> list(Object tree) {
        return (List<Map<String, Object>>) tree;
    }
}
