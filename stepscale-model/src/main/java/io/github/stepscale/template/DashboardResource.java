package io.github.stepscale.template;

import io.github.stepscale.plan.NumberLine;
import io.github.stepscale.plan.ScalingPlan;
import java.util.List;
import java.util.Map;

/**
 * {@code AWS::CloudWatch::Dashboard}. Its name holds the Region, since the dashboards of all Regions of an account share
 * one list of names and a second of the same name silently replaces the first.
 */
final class DashboardResource {
    private DashboardResource() {}

    static Map<String, Object> of(ScalingPlan plan, List<NumberLine> lines) {
        String name = plan.scaling().stack().dashboard().name().orElse("${AWS::StackName}");
        return OrderedMapping.of("Type", StackResourceForms.DASHBOARD_TYPE)
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
