package io.github.stepscale.scripted;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** A resource with its properties as they are after every reference in them was followed. */
record StackResource(String logicalId, String type, String physicalId, JsonNode properties, Set<String> uses) {
    static final String STACK = "AWS::CloudFormation::Stack";
    static final String TARGET = "AWS::ApplicationAutoScaling::ScalableTarget";
    static final String POLICY = "AWS::ApplicationAutoScaling::ScalingPolicy";
    static final String ALARM = "AWS::CloudWatch::Alarm";
    static final String DASHBOARD = "AWS::CloudWatch::Dashboard";

    String property(String name) {
        return properties.path(name).asText();
    }

    boolean differs(StackResource other) {
        return !type.equals(other.type) || !properties.equals(other.properties);
    }

    /** Whether a change from this to the other makes another thing, and not the same one different. */
    boolean isReplacedBy(StackResource other) {
        return !type.equals(other.type)
                || fixed().stream().anyMatch(name -> !property(name).equals(other.property(name)));
    }

    private Set<String> fixed() {
        return switch (type) {
            case TARGET -> Set.of("ServiceNamespace", "ScalableDimension", "ResourceId");
            case POLICY ->
                Set.of("PolicyName", "ScalingTargetId", "ServiceNamespace", "ScalableDimension", "ResourceId");
            case ALARM -> Set.of("AlarmName");
            case DASHBOARD -> Set.of("DashboardName");
            default -> Set.of();
        };
    }
}
