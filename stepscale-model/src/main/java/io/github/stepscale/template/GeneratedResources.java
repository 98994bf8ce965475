package io.github.stepscale.template;

import io.github.stepscale.policy.stack.DeletionPolicy;
import io.github.stepscale.policy.stack.StackSettings;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Recognizes the resources of stepscale templates by type and logical id. These alone identify a stack of stepscale: a
 * marker or a version in the template would exclude stacks deployed earlier, or with another descriptor.
 */
public final class GeneratedResources {
    public static final String TARGET_TYPE = "AWS::ApplicationAutoScaling::ScalableTarget";
    public static final String POLICY_TYPE = "AWS::ApplicationAutoScaling::ScalingPolicy";
    public static final String ALARM_TYPE = "AWS::CloudWatch::Alarm";
    static final String DASHBOARD_TYPE = "AWS::CloudWatch::Dashboard";

    /** The id of a rule, as in {@code NamedRule#id} and {@code RuleKind#id}. */
    private static final String RULE = "[A-Z][A-Za-z0-9]*";

    private static final Map<String, Pattern> IDS = Map.of(
            TARGET_TYPE, Pattern.compile(LogicalIds.TARGET),
            POLICY_TYPE, Pattern.compile(RULE + LogicalIds.POLICY),
            ALARM_TYPE, Pattern.compile(RULE + LogicalIds.ALARM),
            DASHBOARD_TYPE, Pattern.compile(LogicalIds.DASHBOARD));

    private GeneratedResources() {}

    /**
     * Whether a stepscale template can contain this resource: {@code ScalableTarget}, {@code ScalingDashboard}, {@code
     * <Rule>Policy} or {@code <Rule>Alarm}, each with its type and for any rule name.
     *
     * @param logicalId such as {@code ScaleOutAlarm}
     * @param type such as {@code AWS::CloudWatch::Alarm}
     */
    public static boolean contains(String logicalId, String type) {
        Pattern ids = IDS.get(type);
        return ids != null && ids.matcher(logicalId).matches();
    }

    /** Starts a resource that the stack may leave behind, by the descriptor's {@code deletionPolicy}. */
    static OrderedMapping retainable(String type, StackSettings stack) {
        OrderedMapping resource = OrderedMapping.of("Type", type);
        return stack.deletionPolicy() == DeletionPolicy.DELETE
                ? resource
                : resource.with("DeletionPolicy", stack.deletionPolicy().awsName());
    }
}
