package io.github.stepscale.template;

import io.github.stepscale.plan.NumberLine;
import io.github.stepscale.plan.Segment;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.metric.MathMetric;
import io.github.stepscale.policy.metric.Metric;
import io.github.stepscale.policy.metric.SourceMetric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Renders the graph of a scaling metric: its line over bands that show the steps, and the units in service on the right
 * axis.
 */
final class StepsWidget {
    private StepsWidget() {}

    static OrderedMapping of(String title, NumberLine line, ScalingDescription scaling) {
        List<Object> lines = new ArrayList<>(metric(line.metric()));
        UnitsInServiceLine.line(scaling.target()).ifPresent(lines::add);
        BandColors colors = BandColors.of(line);
        OrderedMapping annotations = OrderedMapping.of(
                "horizontal",
                line.segments().stream()
                        .filter(segment -> isVisible(segment, line.metric()))
                        .map(segment -> band(segment, colors.of(segment)))
                        .toList());
        return graph(title, line.metric(), lines, annotations);
    }

    /** Renders a graph of a scaling metric. */
    static OrderedMapping graph(String title, Metric metric, List<Object> lines, OrderedMapping annotations) {
        OrderedMapping left = metric.neverNegative() ? OrderedMapping.of("min", 0) : new OrderedMapping();
        return OrderedMapping.of("title", title)
                .with("region", FnSubText.reference("AWS::Region"))
                .with("view", "timeSeries")
                .with("period", metric.period())
                .with("metrics", lines)
                .with("annotations", annotations.toMap())
                .with(
                        "yAxis",
                        OrderedMapping.of("left", left.toMap())
                                .with(
                                        "right",
                                        OrderedMapping.of("min", 0)
                                                .with("showUnits", false)
                                                .toMap())
                                .toMap());
    }

    private static List<Object> metric(Metric metric) {
        if (metric instanceof SourceMetric source) {
            return List.of(GraphLine.of(source, new OrderedMapping()));
        }
        MathMetric math = metric.math().orElseThrow();
        String id = Stream.iterate(1, number -> number + 1)
                .map(number -> "e" + number)
                .filter(candidate -> !takenIds(math).contains(candidate))
                .findFirst()
                .orElseThrow();
        List<Object> lines = new ArrayList<>();
        lines.add(GraphLine.expression(
                math.expression(), OrderedMapping.of("id", id).with("period", math.period())));
        math.inputs()
                .forEach(input -> lines.add(GraphLine.of(
                        input.metric(), OrderedMapping.of("id", input.id()).with("visible", false))));
        return lines;
    }

    private static Set<String> takenIds(MathMetric math) {
        return math.inputs().stream().map(MathMetric.Input::id).collect(Collectors.toSet());
    }

    /** A single value has no height, and a metric that is never negative has no values below 0. */
    private static boolean isVisible(Segment segment, Metric metric) {
        boolean point = segment.interval().lower().isPresent()
                && segment.interval().lower().equals(segment.interval().upper());
        boolean never = metric.neverNegative()
                && segment.interval()
                        .upper()
                        .filter(upper -> upper.signum() <= 0)
                        .isPresent();
        return !point
                && !never
                && (segment.interval().lower().isPresent()
                        || segment.interval().upper().isPresent());
    }

    /** Two lines make a band; an open segment is everything above, or below, one line. */
    private static Object band(Segment segment, String color) {
        OrderedMapping first = OrderedMapping.of(
                        "label", segment.describe(segment.responses().size() > 1))
                .with("color", color);
        if (segment.interval().lower().isPresent() && segment.interval().upper().isPresent()) {
            Map<String, Object> lower =
                    first.with("value", segment.interval().lower().get()).toMap();
            return List.of(
                    lower,
                    OrderedMapping.of("value", segment.interval().upper().get()).toMap());
        }
        return segment.interval().lower().isPresent()
                ? first.with("value", segment.interval().lower().get())
                        .with("fill", "above")
                        .toMap()
                : first.with("value", segment.interval().upper().orElseThrow())
                        .with("fill", "below")
                        .toMap();
    }
}
