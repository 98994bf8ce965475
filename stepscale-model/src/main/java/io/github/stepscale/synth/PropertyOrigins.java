package io.github.stepscale.synth;

import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.template.LogicalIds;
import io.github.stepscale.yaml.SourceMap;
import java.util.Map;
import java.util.Optional;

/** The origin of each property of a template: the key of {@code stepscale.yaml} that made it. */
public final class PropertyOrigins {
    private static final String RESOURCES = "/Resources/";

    private final SourceMap sources;
    private final Map<String, String> paths;

    private PropertyOrigins(SourceMap sources, Map<String, String> paths) {
        this.sources = sources;
        this.paths = paths;
    }

    /**
     * Maps the template of a plan.
     *
     * @param sources the descriptor that the plan was made from
     */
    public static PropertyOrigins of(SourceMap sources, ScalingPlan plan) {
        OriginCollector origins = new OriginCollector(sources);
        ScalingDescription scaling = plan.scaling();
        TargetOrigins.collect(scaling, origins);
        plan.tracking().ifPresent(tracking -> TrackingOrigins.collect(origins));
        LocatedRule.of(plan).forEach(rule -> {
            PolicyOrigins.collect(rule, origins);
            AlarmOrigins.collect(rule, origins);
        });
        plan.promQlRules().forEach(rule -> PromQlOrigins.collect(rule, scaling, origins));
        plan.wake().ifPresent(rule -> WakeOrigins.collect(rule, scaling, origins));
        NameOrigins.collect(plan, origins);
        collectDashboard(origins);
        return new PropertyOrigins(sources, origins.paths());
    }

    private static void collectDashboard(OriginCollector origins) {
        OriginCollector dashboard = origins.at(RESOURCES + LogicalIds.DASHBOARD);
        dashboard.put("", "dashboard");
        dashboard.put("/Properties/DashboardName", "dashboard.name", "dashboard");
    }

    /**
     * Finds the origin of a property.
     *
     * @param pointer a JSON pointer into the template, such as {@code /Resources/ScaleOutAlarm/Properties/Threshold}; what is
     *     unknown at its end is disregarded
     * @return empty if the template has no such resource or parameter
     */
    public Optional<PropertyOrigin> find(String pointer) {
        String known = normalize(pointer);
        while (!known.isEmpty() && !paths.containsKey(known)) {
            known = known.substring(0, Math.max(0, known.lastIndexOf('/')));
        }
        return Optional.ofNullable(paths.get(known)).map(this::origin);
    }

    private PropertyOrigin origin(String path) {
        return new PropertyOrigin(sources.nearest(path), sources.locate(path));
    }

    /** An index is written as {@code /2} or as {@code [2]}. */
    private static String normalize(String pointer) {
        return pointer.replace('[', '/').replace("]", "");
    }
}
