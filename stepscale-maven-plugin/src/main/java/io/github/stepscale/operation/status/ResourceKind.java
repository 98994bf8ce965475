package io.github.stepscale.operation.status;

/** What a look at a stack reads, each by a request that the caller may or may not be allowed. */
public enum ResourceKind {
    STACK("the stack", "cloudformation:DescribeStacks", true),
    RESOURCES("the names of its resources", "cloudformation:ListStackResources", true),
    TEMPLATE("its template", "cloudformation:GetTemplate", true),
    TARGET("the scalable target", "application-autoscaling:DescribeScalableTargets", true),
    POLICIES("the scaling policies", "application-autoscaling:DescribeScalingPolicies", true),
    ALARMS("the alarms", "cloudwatch:DescribeAlarms", true),
    CAPACITY("the capacity", "sagemaker:DescribeEndpoint, or sagemaker:DescribeInferenceComponent", false),
    ACTIVITIES("the scaling activities", "application-autoscaling:DescribeScalingActivities", false);

    private final String words;
    private final String permission;
    private final boolean described;

    ResourceKind(String words, String permission, boolean described) {
        this.words = words;
        this.permission = permission;
        this.described = described;
    }

    /** For people: {@code the alarms}. */
    public String words() {
        return words;
    }

    /** What the caller needs to see it: {@code cloudwatch:DescribeAlarms}. */
    public String permission() {
        return permission;
    }

    /** Whether the descriptor says how it should be; the rest only shows what goes on. */
    public boolean isDescribed() {
        return described;
    }
}
