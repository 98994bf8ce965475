package io.github.stepscale.template;

import io.github.stepscale.plan.PlannedRule;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import java.util.Map;
import java.util.Optional;

/** Renders the outputs: the address of the dashboard, and the names of policies and alarms. */
final class TemplateOutputs {
    private static final String CONSOLE = "Console";
    private static final String HOST = "Host";

    private TemplateOutputs() {}

    static Map<String, Object> of(ScalingPlan plan) {
        OrderedMapping outputs = new OrderedMapping();
        if (plan.scaling().stack().dashboard().enabled()) {
            outputs.with(LogicalIds.DASHBOARD_URL, output("The dashboard, in the console", dashboardUrl()));
        }
        if (plan.tracking().isPresent()) {
            outputs.with(LogicalIds.TRACKING_POLICY + "Arn", policyArn(LogicalIds.TRACKING_POLICY));
        }
        for (PlannedRule rule : plan.plannedRules()) {
            String policy = LogicalIds.policy(rule);
            String alarm = LogicalIds.alarm(rule);
            outputs.with(policy + "Arn", policyArn(policy))
                    .with(alarm + "Name", output("Name of " + alarm, Intrinsics.ref(alarm)));
        }
        return outputs.toMap();
    }

    /** The console host by partition; only the dashboard address needs it. */
    static Optional<Map<String, Object>> mappings(ScalingDescription scaling) {
        if (!scaling.stack().dashboard().enabled() || !scaling.stack().outputs()) {
            return Optional.empty();
        }
        OrderedMapping hosts = OrderedMapping.of("aws", Map.of(HOST, "console.aws.amazon.com"))
                .with("aws-cn", Map.of(HOST, "console.amazonaws.cn"))
                .with("aws-us-gov", Map.of(HOST, "console.amazonaws-us-gov.com"));
        return Optional.of(OrderedMapping.of(CONSOLE, hosts.toMap()).toMap());
    }

    private static Map<String, Object> policyArn(String policy) {
        return output("ARN of " + policy, Intrinsics.ref(policy));
    }

    private static Map<String, Object> dashboardUrl() {
        return Intrinsics.sub(
                "https://${Host}/cloudwatch/home?region=${AWS::Region}#dashboards/dashboard/${" + LogicalIds.DASHBOARD
                        + "}",
                Map.of(HOST, Intrinsics.findInMap(CONSOLE, Intrinsics.ref("AWS::Partition"), HOST)));
    }

    private static Map<String, Object> output(String description, Map<String, Object> value) {
        return OrderedMapping.of("Description", description)
                .with("Value", value)
                .toMap();
    }
}
