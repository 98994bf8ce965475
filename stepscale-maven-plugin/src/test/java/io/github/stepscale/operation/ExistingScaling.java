package io.github.stepscale.operation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.stepscale.plan.PlannedRule;
import io.github.stepscale.scripted.ScriptedAws;
import io.github.stepscale.synth.SynthesizedStack;
import io.github.stepscale.template.LogicalIds;
import io.github.stepscale.template.StackTemplate;
import java.util.Map;

/** What scales a target and belongs to no stack: as a descriptor describes it, and made by hand. */
public final class ExistingScaling {
    /** A descriptor of what exists. */
    public static final String DESCRIPTOR = """
            endpointName: orders
            stackName: scaling
            minCapacity: 1
            maxCapacity: 10
            layout: split
            steps:
              - { upper: 200, change: -1 }
              - { lower: 600, upper: 900, change: +1 }
              - { lower: 900, change: +2 }
            names:
              ScaleOut: { policy: orders-out, alarm: orders busy }
              ScaleIn: { policy: orders-in, alarm: orders idle }
            deletionPolicy: Retain
            dashboard: false
            outputs: false
            """;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ScriptedAws server;
    private final SynthesizedStack stack;
    private final JsonNode resources;
    private final Map<String, String> parameters;

    private ExistingScaling(ScriptedAws server, SynthesizedStack stack) {
        this.server = server;
        this.stack = stack;
        StackTemplate template = StackTemplate.of(stack.plan());
        this.parameters = template.parameterValues();
        this.resources = JSON.valueToTree(template.document()).path("Resources");
    }

    /** The stack of that descriptor. */
    public static SynthesizedStack stack() {
        return DeployFixture.checked(DESCRIPTOR);
    }

    /** Makes by hand what a descriptor with all names describes. */
    public static void make(ScriptedAws server, SynthesizedStack stack) {
        ExistingScaling existing = new ExistingScaling(server, stack);
        server.scaling().putTarget(existing.properties(LogicalIds.TARGET));
        stack.plan().plannedRules().forEach(existing::make);
    }

    private void make(PlannedRule rule) {
        ObjectNode policy = properties(LogicalIds.policy(rule));
        policy.remove("ScalingTargetId");
        policy.setAll(properties(LogicalIds.TARGET).retain("ResourceId", "ScalableDimension", "ServiceNamespace"));
        server.scaling().putPolicy(policy);
        ObjectNode alarm = properties(LogicalIds.alarm(rule));
        String name = stack.plan().scaling().policyName(rule.id());
        alarm.putArray("AlarmActions").add(server.scaling().policy(name).path("PolicyARN"));
        server.alarms().putAlarm(alarm);
    }

    private ObjectNode properties(String logicalId) {
        return (ObjectNode) resolve(resources.path(logicalId).path("Properties"));
    }

    /** Replaces the references to parameters. */
    private JsonNode resolve(JsonNode node) {
        if (node instanceof ArrayNode list) {
            ArrayNode resolved = JSON.createArrayNode();
            list.forEach(item -> resolved.add(resolve(item)));
            return resolved;
        }
        if (!node.isObject()) {
            return node;
        }
        String parameter = node.path("Ref").asText();
        if (parameters.containsKey(parameter)) {
            String value = parameters.get(parameter);
            return parameter.endsWith("Capacity")
                    ? JSON.getNodeFactory().numberNode(Integer.parseInt(value))
                    : TextNode.valueOf(value);
        }
        if (node.has("Fn::Sub")) {
            return TextNode.valueOf(substitute(node.path("Fn::Sub").asText()));
        }
        ObjectNode resolved = JSON.createObjectNode();
        node.properties().forEach(field -> resolved.set(field.getKey(), resolve(field.getValue())));
        return resolved;
    }

    private String substitute(String text) {
        String substituted = text;
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            substituted = substituted.replace("${" + parameter.getKey() + "}", parameter.getValue());
        }
        return substituted;
    }
}
