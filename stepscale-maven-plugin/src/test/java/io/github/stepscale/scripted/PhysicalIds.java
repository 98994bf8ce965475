package io.github.stepscale.scripted;

import java.util.Locale;

/** What the services call a resource: the value of a Ref to it. */
final class PhysicalIds {
    private PhysicalIds() {}

    static String of(StackResource resource, ScriptedStack stack, String uuid) {
        String made = stack.name() + "-" + resource.logicalId() + "-"
                + uuid.substring(uuid.length() - 12).toUpperCase(Locale.ROOT);
        return switch (resource.type()) {
            case StackResource.TARGET -> target(resource);
            case StackResource.POLICY -> policy(resource, stack.region(), uuid);
            case StackResource.ALARM -> named(resource.property("AlarmName"), made);
            case StackResource.DASHBOARD -> named(resource.property("DashboardName"), made);
            default -> made;
        };
    }

    private static String named(String name, String made) {
        return name.isEmpty() ? made : name;
    }

    private static String target(StackResource target) {
        return String.join(
                "|",
                target.property("ResourceId"),
                target.property("ScalableDimension"),
                target.property("ServiceNamespace"));
    }

    private static String policy(StackResource policy, String region, String uuid) {
        return policy(region, uuid, targetOf(policy)[0], policy.property("PolicyName"));
    }

    static String policy(String region, String uuid, String resourceId, String name) {
        String resource = uuid + ":resource/sagemaker/" + resourceId;
        return Services.arn("autoscaling", region, "scalingPolicy:" + resource + ":policyName/" + name);
    }

    /** Resource id, dimension and namespace of what a policy scales. */
    static String[] targetOf(StackResource policy) {
        String target = policy.property("ScalingTargetId");
        return (target.isEmpty() ? target(policy) : target).split("\\|", -1);
    }
}
