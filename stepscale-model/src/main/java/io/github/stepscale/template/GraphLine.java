package io.github.stepscale.template;

import io.github.stepscale.policy.metric.Dimension;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.metric.Statistic;
import java.util.ArrayList;
import java.util.List;

/**
 * Renders a line of a dashboard graph: namespace, name, dimension names and values, options.
 *
 * <p>A metric of the user never gets a label: CloudWatch expands <code>${...}</code> in labels, without a documented
 * way to escape it.
 */
final class GraphLine {
    private GraphLine() {}

    static List<Object> of(SourceMetric metric, OrderedMapping options) {
        List<Object> line = new ArrayList<>(List.of(metric.namespace(), metric.name()));
        for (Dimension dimension : metric.dimensions()) {
            line.add(dimension.name());
            line.add(
                    dimension.value().<Object>map(text -> text).orElseGet(() -> FnSubText.reference(dimension.name())));
        }
        line.add(OrderedMapping.of("stat", metric.statistic().name())
                .with("period", metric.period())
                .withAll(options.toMap())
                .toMap());
        return line;
    }

    /** Renders a metric of the catalogue with a fixed label. */
    static List<Object> catalog(String name, EndpointKind kind, Statistic statistic, String label) {
        return of(MetricCatalog.metric(name, kind).withStatistic(statistic), OrderedMapping.of("label", label));
    }

    /** The same, on the right axis: for another unit. */
    static List<Object> catalogOnTheRight(String name, EndpointKind kind, Statistic statistic, String label) {
        return of(
                MetricCatalog.metric(name, kind).withStatistic(statistic),
                OrderedMapping.of("label", label).with("yAxis", "right"));
    }

    /** @param expression a string or a {@link FnSubText} */
    static List<Object> expression(Object expression, OrderedMapping options) {
        return List.of(OrderedMapping.of("expression", expression)
                .withAll(options.toMap())
                .toMap());
    }
}
