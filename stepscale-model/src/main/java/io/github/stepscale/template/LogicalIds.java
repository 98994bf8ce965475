package io.github.stepscale.template;

import io.github.stepscale.plan.PlannedRule;
import io.github.stepscale.policy.TrackingScaling;

/** The logical ids of the template. They are a contract: a changed id replaces the resource. */
public final class LogicalIds {
    public static final String TARGET = "ScalableTarget";
    public static final String DASHBOARD = "ScalingDashboard";
    public static final String MIN_CAPACITY = "MinCapacity";
    public static final String MAX_CAPACITY = "MaxCapacity";
    public static final String DASHBOARD_URL = "DashboardUrl";

    /** The policy of target tracking. */
    public static final String TRACKING_POLICY = TrackingScaling.ID + "Policy";

    static final String POLICY = "Policy";
    static final String ALARM = "Alarm";

    private LogicalIds() {}

    /** The logical id of the policy of a rule, such as {@code ScaleOutPolicy}. */
    public static String policy(PlannedRule rule) {
        return rule.id() + POLICY;
    }

    /** The logical id of the alarm of a rule, such as {@code ScaleOutAlarm}. */
    public static String alarm(PlannedRule rule) {
        return rule.id() + ALARM;
    }
}
