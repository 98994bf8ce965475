package io.github.stepscale.lint.rule;

/** The pages that the rules rest on. */
public final class AwsPages {
    /** No page says it: it follows from what other pages say, or from how this project makes templates. */
    public static final String OWN = "own";

    private static final String AWS = "https://docs.aws.amazon.com/";
    private static final String SCALING = AWS + "autoscaling/application/";
    private static final String WATCH = AWS + "AmazonCloudWatch/latest/";
    private static final String MODEL = AWS + "sagemaker/latest/dg/";
    private static final String FORMATION = AWS + "AWSCloudFormation/latest/";

    public static final String STEP_ADJUSTMENT = SCALING + "APIReference/API_StepAdjustment.html";
    public static final String STEP_POLICY = SCALING + "APIReference/API_StepScalingPolicyConfiguration.html";
    public static final String PUT_POLICY = SCALING + "APIReference/API_PutScalingPolicy.html";
    public static final String REGISTER_TARGET = SCALING + "APIReference/API_RegisterScalableTarget.html";
    public static final String STEP_GUIDE = SCALING + "userguide/step-scaling-policy-overview.html";
    public static final String QUOTAS = SCALING + "userguide/application-auto-scaling-quotas.html";
    public static final String SUSPEND = SCALING + "userguide/application-auto-scaling-suspend-resume-scaling.html";
    public static final String EC2_STEPS = AWS + "autoscaling/ec2/userguide/as-scaling-simple-step.html";

    public static final String PUT_ALARM = WATCH + "APIReference/API_PutMetricAlarm.html";
    public static final String SET_ALARM_STATE = WATCH + "APIReference/API_SetAlarmState.html";
    public static final String PUT_DASHBOARD = WATCH + "APIReference/API_PutDashboard.html";
    public static final String ALARM_EVALUATION = WATCH + "monitoring/alarm-evaluation.html";
    public static final String ALARM_ACTIONS = WATCH + "monitoring/alarm-actions.html";
    public static final String MISSING_DATA = WATCH + "monitoring/alarms-and-missing-data.html";
    public static final String METRIC_MATH = WATCH + "monitoring/using-metric-math.html";

    public static final String METRICS = MODEL + "monitoring-cloudwatch.html";
    public static final String ASYNC_METRICS = MODEL + "async-inference-monitor.html";
    public static final String ASYNC_SCALING = MODEL + "async-inference-autoscale.html";
    public static final String FROM_ZERO = MODEL + "endpoint-auto-scaling-zero-instances.html";
    public static final String PREREQUISITES = MODEL + "endpoint-auto-scaling-prerequisites.html";
    public static final String UPDATE_ENDPOINT = AWS + "sagemaker/latest/APIReference/API_UpdateEndpoint.html";

    public static final String LIMITS = FORMATION + "UserGuide/cloudformation-limits.html";
    public static final String NAMES = FORMATION + "TemplateReference/aws-properties-name.html";
    public static final String POLICY_RESOURCE =
            FORMATION + "TemplateReference/aws-resource-applicationautoscaling-scalingpolicy.html";
    public static final String CHANGE_SETS = FORMATION + "UserGuide/using-cfn-updating-stacks-changesets.html";

    private AwsPages() {}
}
