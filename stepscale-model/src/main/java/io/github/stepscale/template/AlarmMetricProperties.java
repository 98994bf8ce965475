package io.github.stepscale.template;

import io.github.stepscale.policy.metric.Dimension;
import io.github.stepscale.policy.metric.Fill;
import io.github.stepscale.policy.metric.MathMetric;
import io.github.stepscale.policy.metric.Metric;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.text.PlainNumbers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Renders the metric of an alarm: as a plain metric, or as metric math queries if it has an expression or a fill. */
final class AlarmMetricProperties {
    private AlarmMetricProperties() {}

    static Map<String, Object> of(Metric metric, Fill fill) {
        if (metric instanceof SourceMetric source && fill.value().isEmpty()) {
            return plain(source);
        }
        return Map.of("Metrics", queries(metric, fill));
    }

    private static Map<String, Object> plain(SourceMetric metric) {
        return metric(metric)
                .with(
                        metric.statistic().isPercentile() ? "ExtendedStatistic" : "Statistic",
                        metric.statistic().name())
                .with("Period", metric.period())
                .toMap();
    }

    /** Only the last query returns data. */
    private static List<Map<String, Object>> queries(Metric metric, Fill fill) {
        List<Map<String, Object>> queries = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        String watched;
        if (metric instanceof SourceMetric source) {
            watched = newId("m", ids);
            queries.add(input(watched, source));
        } else {
            MathMetric math = metric.math().orElseThrow();
            math.inputs().forEach(input -> {
                ids.add(input.id());
                queries.add(input(input.id(), input.metric()));
            });
            watched = newId("e", ids);
            queries.add(expression(watched, math.expression(), fill.value().isEmpty()));
        }
        fill.value().ifPresent(value -> queries.add(expression(newId("e", ids), fill(watched, value), true)));
        return queries;
    }

    /** The first unused id of e1, e2, … */
    private static String newId(String letter, Set<String> taken) {
        int number = 1;
        while (!taken.add(letter + number)) {
            number++;
        }
        return letter + number;
    }

    private static String fill(String id, BigDecimal value) {
        return "FILL(" + id + ", " + PlainNumbers.text(value) + ")";
    }

    private static Map<String, Object> input(String id, SourceMetric metric) {
        return OrderedMapping.of("Id", id)
                .with(
                        "MetricStat",
                        OrderedMapping.of("Metric", metric(metric).toMap())
                                .with("Period", metric.period())
                                .with("Stat", metric.statistic().name())
                                .toMap())
                .with("ReturnData", false)
                .toMap();
    }

    private static Map<String, Object> expression(String id, String expression, boolean returned) {
        return OrderedMapping.of("Id", id)
                .with("Expression", expression)
                .with("ReturnData", returned)
                .toMap();
    }

    private static OrderedMapping metric(SourceMetric metric) {
        OrderedMapping tree = OrderedMapping.of("Namespace", metric.namespace()).with("MetricName", metric.name());
        if (!metric.dimensions().isEmpty()) {
            tree.with(
                    "Dimensions",
                    metric.dimensions().stream()
                            .map(AlarmMetricProperties::dimension)
                            .toList());
        }
        return tree;
    }

    private static Map<String, Object> dimension(Dimension dimension) {
        Object value = dimension.value().<Object>map(text -> text).orElseGet(() -> Intrinsics.ref(dimension.name()));
        return OrderedMapping.of("Name", dimension.name()).with("Value", value).toMap();
    }
}
