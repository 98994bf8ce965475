package io.github.stepscale.operation.status;

/** The parts that status reads. Each takes a request that needs a permission. */
public enum ResourceKind {
    STACK("the stack", "cloudformation:DescribeStacks", true),
    RESOURCES("the names of its resources", "cloudformation:ListStackResources", true),
    TEMPLATE("its template", "cloudformation:GetTemplate", true),
    TARGET("the scalable target", "application-autoscaling:DescribeScalableTargets", true),
    POLICIES("the scaling policies", "application-autoscaling:DescribeScalingPolicies", true),
    SCHEDULES("the scheduled actions", "application-autoscaling:DescribeScheduledActions", true),
    /** The scheduled actions of a target for which the descriptor has none. */
    OTHER_SCHEDULES("other scheduled actions", "application-autoscaling:DescribeScheduledActions", false),
    ALARMS("the alarms", "cloudwatch:DescribeAlarms", true),
    /** What alarms on PromQL queries evaluate: the AWS SDK in use does not read it, whatever the permissions. */
    PROM_QL_QUERIES("the PromQL queries of the alarms", "", true),
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

    /** Returns the part in words: {@code the alarms}. */
    public String words() {
        return words;
    }

    /** Returns the permission that reading it needs: {@code cloudwatch:DescribeAlarms}; empty if it cannot be read. */
    public String permission() {
        return permission;
    }

    /** Returns whether the descriptor defines it; the other parts only show the current state. */
    public boolean isDescribed() {
        return described;
    }
}
