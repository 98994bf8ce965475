package io.github.stepscale.scripted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** From the resources a stack has to those of a template. */
record Plan(Template template, List<Change> changes, List<StackResource> resources, ArrayNode outputs) {

    static Plan of(
            Template template, ScriptedStack stack, Map<String, StackResource> deployed, Supplier<String> uuids) {
        return of(template, stack, deployed, draft -> PhysicalIds.of(draft, stack, uuids.get()), false);
    }

    /** @param ids the physical ids of the resources to import, by logical id */
    static Plan importing(
            Template template, ScriptedStack stack, Map<String, StackResource> deployed, Map<String, String> ids) {
        return of(template, stack, deployed, draft -> ids.getOrDefault(draft.logicalId(), ""), true);
    }

    private static Plan of(
            Template template,
            ScriptedStack stack,
            Map<String, StackResource> deployed,
            Function<StackResource, String> ids,
            boolean imports) {
        References references = new References(template, stack);
        List<Change> changes = new ArrayList<>();
        for (String id : template.inOrder()) {
            JsonNode declared = template.resource(id);
            JsonNode properties = references.resolve(declared.path("Properties"));
            StackResource draft = new StackResource(
                    id,
                    declared.path("Type").asText(),
                    "",
                    properties.isObject() ? properties : Json.object(),
                    template.uses(id));
            Optional<StackResource> before = Optional.ofNullable(deployed.get(id));
            StackResource after = before.filter(old -> !old.isReplacedBy(draft))
                    .map(old -> named(draft, old.physicalId()))
                    .orElseGet(() -> named(draft, ids.apply(draft)));
            references.add(after);
            if (before.isEmpty() || before.get().differs(after)) {
                changes.add(new Change(before, Optional.of(after), imports && before.isEmpty()));
            }
        }
        deployed.values().stream()
                .filter(old -> !references.made().containsKey(old.logicalId()))
                .forEach(old -> changes.add(new Change(Optional.of(old), Optional.empty())));
        return new Plan(template, changes, List.copyOf(references.made().values()), outputs(template, references));
    }

    private static StackResource named(StackResource draft, String physicalId) {
        return new StackResource(draft.logicalId(), draft.type(), physicalId, draft.properties(), draft.uses());
    }

    private static ArrayNode outputs(Template template, References references) {
        return template.root().path("Outputs").properties().stream()
                .map(output -> output(output.getKey(), output.getValue(), references))
                .collect(Json.list());
    }

    private static ObjectNode output(String key, JsonNode declared, References references) {
        ObjectNode output = Json.object()
                .put("OutputKey", key)
                .put("OutputValue", references.resolve(declared.path("Value")).asText());
        return declared.has("Description")
                ? output.put("Description", declared.get("Description").asText())
                : output;
    }

    /** What leaves the stack and stays, by its template of before; a resource that is replaced is deleted all the same. */
    List<StackResource> retained(Template template) {
        return changes.stream()
                .filter(change -> change.after().isEmpty())
                .map(change -> change.before().orElseThrow())
                .filter(resource -> template.retains(resource.logicalId()))
                .toList();
    }

    /** What is left over once everything new is there. */
    List<StackResource> leftovers(Template template) {
        return changes.stream()
                .filter(change -> change.after().isEmpty() || change.replaces())
                .filter(change -> change.after().isPresent()
                        || !template.retains(change.before().orElseThrow().logicalId()))
                .map(change -> change.before().orElseThrow())
                .toList();
    }
}
