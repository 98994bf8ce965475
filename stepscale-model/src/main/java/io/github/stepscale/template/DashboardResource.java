package io.github.stepscale.template;

import io.github.stepscale.plan.NumberLine;
import io.github.stepscale.plan.ScalingPlan;
import java.util.List;
import java.util.Map;

/**
 * Renders {@code AWS::CloudWatch::Dashboard}. Its name contains the Region, because the dashboards of all Regions of an
 * account share one list of names and a second dashboard with the same name silently replaces the first.
 */
final class DashboardResource {
    private DashboardResource() {}

    static Map<String, Object> of(ScalingPlan plan, List<NumberLine> lines) {
        String name = plan.scaling().stack().dashboard().name().orElse("${AWS::StackName}");
        return OrderedMapping.of("Type", GeneratedResources.DASHBOARD_TYPE)
                .with(
                        "Properties",
                        OrderedMapping.of("DashboardName", Intrinsics.sub(name + "-${AWS::Region}"))
                                .with(
                                        "DashboardBody",
                                        Intrinsics.sub(DashboardJson.write(DashboardWidgets.of(plan, lines))))
                                .toMap())
                .toMap();
    }
}
