package io.github.stepscale.template;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * The form of the resources that our templates make: a type, with the logical ids that it has in them. By that alone a
 * stack is known for ours: a mark or a version in it would disown those of before, and those of the next descriptor.
 */
public final class StackResourceForms {
    static final String TARGET_TYPE = "AWS::ApplicationAutoScaling::ScalableTarget";
    static final String POLICY_TYPE = "AWS::ApplicationAutoScaling::ScalingPolicy";
    static final String ALARM_TYPE = "AWS::CloudWatch::Alarm";
    static final String DASHBOARD_TYPE = "AWS::CloudWatch::Dashboard";

    /** A rule's id, as {@code ExplicitRule} makes it of a name and {@code RuleKind} has it. */
    private static final String RULE = "[A-Z][A-Za-z0-9]*";

    private static final Map<String, Pattern> IDS = Map.of(
            TARGET_TYPE, Pattern.compile(LogicalIds.TARGET),
            POLICY_TYPE, Pattern.compile(RULE + LogicalIds.POLICY),
            ALARM_TYPE, Pattern.compile(RULE + LogicalIds.ALARM),
            DASHBOARD_TYPE, Pattern.compile(LogicalIds.DASHBOARD));

    private StackResourceForms() {}

    /**
     * Whether some template of ours can have this resource: {@code ScalableTarget} and {@code ScalingDashboard} of their
     * types, {@code <Rule>Policy} and {@code <Rule>Alarm} of theirs, whatever the rule is called.
     *
     * @param logicalId such as {@code ScaleOutAlarm}
     * @param type such as {@code AWS::CloudWatch::Alarm}; false for one that we never make
     */
    public static boolean is(String logicalId, String type) {
        Pattern ids = IDS.get(type);
        return ids != null && ids.matcher(logicalId).matches();
    }
}
