package io.github.stepscale.scripted;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What CloudFormation demands of an import: nothing but resources that exist, each with a deletion policy and no other stack. */
final class Imports {
    private final Stacks stacks;
    private final AutoScaling scaling;
    private final Alarms alarms;
    private final Script script;

    Imports(Stacks stacks, AutoScaling scaling, Alarms alarms, Script script) {
        this.stacks = stacks;
        this.scaling = scaling;
        this.alarms = alarms;
        this.script = script;
    }

    Plan plan(Request request, ScriptedStack stack, Template template) {
        Map<String, String> ids = new LinkedHashMap<>();
        for (JsonNode resource : request.list("ResourcesToImport")) {
            String type = resource.path("ResourceType").asText();
            ids.put(resource.path("LogicalResourceId").asText(), physicalId(type, resource.path("ResourceIdentifier")));
        }
        requireTemplate(stack, template, ids.keySet());
        ids.forEach((logicalId, id) -> requireFree(stack, logicalId, id));
        Plan plan = Plan.importing(template, stack, stack.resources(script.now()), ids);
        plan.changes().stream().filter(change -> !change.imports()).findFirst().ifPresent(change -> {
            throw refused(change.after().or(change::before).orElseThrow().logicalId());
        });
        return plan;
    }

    private void requireTemplate(ScriptedStack stack, Template template, Set<String> imported) {
        JsonNode before = stack.version(script.now()).template().root();
        if (!template.root().path("Outputs").equals(before.path("Outputs"))) {
            throw refused("Outputs");
        }
        Set<String> fresh = new TreeSet<>(template.inOrder());
        fresh.removeAll(stack.resources(script.now()).keySet());
        if (!fresh.equals(new TreeSet<>(imported))) {
            throw AwsError.validation("New resources " + fresh + " are not those to import: " + imported);
        }
        imported.forEach(id -> {
            if (!template.resource(id).has("DeletionPolicy")) {
                throw AwsError.validation(
                        "Resources to import must have a DeletionPolicy attribute specified in the template.");
            }
        });
    }

    private void requireFree(ScriptedStack stack, String logicalId, String id) {
        stacks.existing().stream()
                .filter(other -> other != stack && other.region().equals(stack.region()))
                .filter(other -> other.resources(script.now()).values().stream()
                        .anyMatch(resource -> resource.physicalId().equals(id)))
                .findFirst()
                .ifPresent(other -> {
                    throw AwsError.validation(logicalId + " is already part of the stack " + other.name());
                });
    }

    private String physicalId(String type, JsonNode identifier) {
        return switch (type) {
            case StackResource.TARGET -> existing(scaling.hasTarget(identifier), target(identifier));
            case StackResource.POLICY ->
                existing(scaling.hasPolicy(identifier), identifier.path("Arn").asText());
            case StackResource.ALARM -> {
                String name = identifier.path("AlarmName").asText();
                yield existing(alarms.find(name).isPresent(), name);
            }
            default -> throw AwsError.validation("Resource type " + type + " is not supported for import");
        };
    }

    private static String existing(boolean exists, String id) {
        if (!exists) {
            throw AwsError.validation("Resource of identifier " + id + " does not exist");
        }
        return id;
    }

    private static String target(JsonNode identifier) {
        return String.join(
                "|",
                identifier.path("ResourceId").asText(),
                identifier.path("ScalableDimension").asText(),
                identifier.path("ServiceNamespace").asText());
    }

    private static AwsError refused(String what) {
        return AwsError.validation("As part of the import operation, you cannot modify or add [" + what + "]");
    }
}
