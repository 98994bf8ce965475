package io.github.stepscale.template;

import io.github.stepscale.plan.NumberLine;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.plan.ScalingRule;
import io.github.stepscale.policy.ScalingDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Lays out the dashboard, from top to bottom: the alarm states, each scaling metric with its steps as bands, and the
 * health of the endpoint. The console has 24 columns.
 */
final class DashboardWidgets {
    private static final int COLUMNS = 24;
    private static final int ALARM_HEIGHT = 2;
    private static final int STEPS_HEIGHT = 8;
    private static final int HEALTH_HEIGHT = 6;
    private static final int HEALTH_WIDTH = 8;

    private final List<Map<String, Object>> widgets = new ArrayList<>();
    private int y;

    private DashboardWidgets() {}

    static List<Map<String, Object>> of(ScalingPlan plan, List<NumberLine> lines) {
        DashboardWidgets dashboard = new DashboardWidgets();
        if (!plan.plannedRules().isEmpty()) {
            dashboard.addAlarms(plan);
        }
        plan.tracking().ifPresent(tracking -> dashboard.addGraph(TrackingWidget.of(tracking, plan)));
        lines.forEach(line -> dashboard.addSteps(line, plan));
        dashboard.addHealth(plan.scaling());
        return List.copyOf(dashboard.widgets);
    }

    private void addAlarms(ScalingPlan plan) {
        List<FnSubText> arns = plan.plannedRules().stream()
                .map(rule -> FnSubText.reference(LogicalIds.alarm(rule) + ".Arn"))
                .toList();
        place(
                "alarm",
                0,
                COLUMNS,
                ALARM_HEIGHT,
                OrderedMapping.of("title", "Alarms: red while they scale").with("alarms", arns));
        y += ALARM_HEIGHT;
    }

    private void addSteps(NumberLine line, ScalingPlan plan) {
        String rules = plan.allRules().stream()
                .filter(rule -> rule.alarm().metric().equals(line.metric()))
                .map(ScalingRule::id)
                .collect(Collectors.joining(", "));
        addGraph(StepsWidget.of("Metric and steps of " + rules, line, plan.scaling()));
    }

    private void addGraph(OrderedMapping properties) {
        place("metric", 0, COLUMNS, STEPS_HEIGHT, properties);
        y += STEPS_HEIGHT;
    }

    private void addHealth(ScalingDescription scaling) {
        int x = 0;
        for (OrderedMapping properties : HealthWidgets.of(scaling.target())) {
            if (x == COLUMNS) {
                x = 0;
                y += HEALTH_HEIGHT;
            }
            place("metric", x, HEALTH_WIDTH, HEALTH_HEIGHT, properties);
            x += HEALTH_WIDTH;
        }
    }

    private void place(String type, int x, int width, int height, OrderedMapping properties) {
        widgets.add(OrderedMapping.of("type", type)
                .with("x", x)
                .with("y", y)
                .with("width", width)
                .with("height", height)
                .with("properties", properties.toMap())
                .toMap());
    }
}
