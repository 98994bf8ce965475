package io.github.stepscale.template;

import io.github.stepscale.plan.ScalingRule;

/** The logical ids of the template. They are part of its contract: a changed id replaces the resource. */
public final class LogicalIds {
    public static final String TARGET = "ScalableTarget";
    public static final String DASHBOARD = "ScalingDashboard";
    public static final String MIN_CAPACITY = "MinCapacity";
    public static final String MAX_CAPACITY = "MaxCapacity";
    public static final String DASHBOARD_URL = "DashboardUrl";

    static final String POLICY = "Policy";
    static final String ALARM = "Alarm";

    private LogicalIds() {}

    /** The step policy of a rule: {@code ScaleOutPolicy}. */
    public static String policy(ScalingRule rule) {
        return rule.id() + POLICY;
    }

    /** The alarm of a rule: {@code ScaleOutAlarm}. */
    public static String alarm(ScalingRule rule) {
        return rule.id() + ALARM;
    }
}
