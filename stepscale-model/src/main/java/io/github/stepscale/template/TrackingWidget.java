package io.github.stepscale.template;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.TrackingScaling;
import io.github.stepscale.policy.metric.SourceMetric;
import java.util.ArrayList;
import java.util.List;

/** Renders the graph of target tracking: its metric, a line at the target, and the units in service on the right axis. */
final class TrackingWidget {
    private TrackingWidget() {}

    static OrderedMapping of(TrackingScaling tracking, ScalingPlan plan) {
        SourceMetric metric = tracking.metric().published();
        List<Object> lines = new ArrayList<>();
        lines.add(GraphLine.of(metric, new OrderedMapping()));
        UnitsInServiceLine.line(plan.scaling().target()).ifPresent(lines::add);
        OrderedMapping target = OrderedMapping.of("label", "target")
                .with("value", tracking.target())
                .with("color", BandColors.EXACT);
        return StepsWidget.graph(
                "Metric and target of " + TrackingScaling.ID,
                metric,
                lines,
                OrderedMapping.of("horizontal", List.of(target.toMap())));
    }
}
