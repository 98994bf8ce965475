package io.github.stepscale.template;

import io.github.stepscale.plan.Rule;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The logical ids of the template. They are part of its contract: a changed id replaces the resource. */
public final class LogicalIds {
    public static final String TARGET = "ScalableTarget";
    public static final String DASHBOARD = "ScalingDashboard";
    public static final String MIN_CAPACITY = "MinCapacity";
    public static final String MAX_CAPACITY = "MaxCapacity";
    public static final String DASHBOARD_URL = "DashboardUrl";

    /** What a template of ours can hold: by type, the form of the logical ids. A rule may have any name. */
    private static final Map<String, Pattern> FORMS = Map.of(
            "AWS::ApplicationAutoScaling::ScalableTarget", Pattern.compile(TARGET),
            "AWS::ApplicationAutoScaling::ScalingPolicy", Pattern.compile("[A-Z][A-Za-z0-9]*Policy"),
            "AWS::CloudWatch::Alarm", Pattern.compile("[A-Z][A-Za-z0-9]*Alarm"),
            "AWS::CloudWatch::Dashboard", Pattern.compile(DASHBOARD));

    private LogicalIds() {}

    /**
     * Whether a template of ours, of whatever descriptor, may hold a resource of this type under this logical id.
     *
     * @param type such as {@code AWS::CloudWatch::Alarm}
     */
    public static boolean areOurs(String type, String logicalId) {
        return Optional.ofNullable(FORMS.get(type))
                .filter(form -> form.matcher(logicalId).matches())
                .isPresent();
    }

    /** The step policy of a rule: {@code ScaleOutPolicy}. */
    public static String policy(Rule rule) {
        return rule.id() + "Policy";
    }

    /** The alarm of a rule: {@code ScaleOutAlarm}. */
    public static String alarm(Rule rule) {
        return rule.id() + "Alarm";
    }
}
