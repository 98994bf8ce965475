package io.github.stepscale.importing.link;

import io.github.stepscale.importing.source.SourceResource;

/** The types of resources that take part in scaling. */
final class ResourceTypes {
    static final String TARGET = "AWS::ApplicationAutoScaling::ScalableTarget";
    static final String POLICY = "AWS::ApplicationAutoScaling::ScalingPolicy";
    static final String ALARM = "AWS::CloudWatch::Alarm";
    static final String COMPOSITE_ALARM = "AWS::CloudWatch::CompositeAlarm";
    static final String DASHBOARD = "AWS::CloudWatch::Dashboard";

    private ResourceTypes() {}

    /** Whether a resource can run policies by its actions. */
    static boolean isAlarm(SourceResource resource) {
        return resource.type().equals(ALARM) || resource.type().equals(COMPOSITE_ALARM);
    }
}
