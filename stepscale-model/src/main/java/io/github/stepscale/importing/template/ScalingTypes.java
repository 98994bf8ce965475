package io.github.stepscale.importing.template;

import java.util.Set;

/** The types of resources that take part in scaling. */
final class ScalingTypes {
    static final String TARGET = "AWS::ApplicationAutoScaling::ScalableTarget";
    static final String POLICY = "AWS::ApplicationAutoScaling::ScalingPolicy";
    static final String ALARM = "AWS::CloudWatch::Alarm";
    static final String COMPOSITE_ALARM = "AWS::CloudWatch::CompositeAlarm";
    static final String DASHBOARD = "AWS::CloudWatch::Dashboard";

    private static final Set<String> ALL = Set.of(TARGET, POLICY, ALARM, COMPOSITE_ALARM, DASHBOARD);

    private ScalingTypes() {}

    static boolean contains(String type) {
        return ALL.contains(type);
    }
}
