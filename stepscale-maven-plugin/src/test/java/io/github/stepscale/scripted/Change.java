package io.github.stepscale.scripted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/**
 * What an update would do with one resource.
 *
 * @param imports whether the stack takes over a resource that exists
 */
record Change(Optional<StackResource> before, Optional<StackResource> after, boolean imports) {

    Change(Optional<StackResource> before, Optional<StackResource> after) {
        this(before, after, false);
    }

    boolean replaces() {
        return before.isPresent()
                && after.isPresent()
                && !before.get().physicalId().equals(after.get().physicalId());
    }

    private String action() {
        if (imports) {
            return "Import";
        }
        if (before.isEmpty()) {
            return "Add";
        }
        return after.isEmpty() ? "Remove" : "Modify";
    }

    ObjectNode toTree(boolean values) {
        StackResource shown = after.or(() -> before).orElseThrow();
        ObjectNode change = Json.object()
                .put("Action", action())
                .put("LogicalResourceId", shown.logicalId())
                .put("ResourceType", shown.type());
        before.or(() -> imports ? after : before)
                .ifPresent(resource -> change.put("PhysicalResourceId", resource.physicalId()));
        if (before.isPresent() && after.isPresent()) {
            change.put("Replacement", replaces() ? "True" : "False").set("Scope", Json.texts(Set.of("Properties")));
            change.set("Details", details(before.get().properties(), after.get().properties(), values));
        }
        if (values) {
            before.ifPresent(resource -> change.put("BeforeContext", context(resource)));
            after.ifPresent(resource -> change.put("AfterContext", context(resource)));
        }
        return Json.object().put("Type", "Resource").set("ResourceChange", change);
    }

    private JsonNode details(JsonNode old, JsonNode young, boolean values) {
        Set<String> names = new TreeSet<>();
        old.fieldNames().forEachRemaining(names::add);
        young.fieldNames().forEachRemaining(names::add);
        return names.stream()
                .filter(name -> !old.path(name).equals(young.path(name)))
                .map(name -> detail(name, old.path(name), young.path(name), values))
                .collect(Json.list());
    }

    private JsonNode detail(String name, JsonNode old, JsonNode young, boolean values) {
        ObjectNode target = Json.object()
                .put("Attribute", "Properties")
                .put("Name", name)
                .put("RequiresRecreation", replaces() ? "Always" : "Never");
        if (values) {
            target.put("Path", "/Properties/" + name)
                    .put("BeforeValue", value(old))
                    .put("AfterValue", value(young));
        }
        return Json.object()
                .put("Evaluation", "Static")
                .put("ChangeSource", "DirectModification")
                .set("Target", target);
    }

    private static String value(JsonNode node) {
        return node.isContainerNode() ? Json.write(texts(node)) : node.asText();
    }

    private static String context(StackResource resource) {
        return Json.write(Json.object().set("Properties", texts(resource.properties())));
    }

    /** CloudFormation shows every value as text. */
    private static JsonNode texts(JsonNode node) {
        if (node.isArray()) {
            return StreamSupport.stream(node.spliterator(), false)
                    .map(Change::texts)
                    .collect(Json.list());
        }
        if (node.isObject()) {
            ObjectNode texts = Json.object();
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                texts.set(field.getKey(), texts(field.getValue()));
            }
            return texts;
        }
        return TextNode.valueOf(node.asText());
    }
}
