package io.github.stepscale.scripted;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A stack: everything that happened to it and, of an operation under way, all that is going to. */
final class ScriptedStack {
    private final String name;
    private final String id;
    private final String region;
    private final Instant created;
    private final List<StackEvent> timeline = new ArrayList<>();
    private final List<Version> versions = new ArrayList<>();
    private Map<String, StackResource> stable = Map.of();
    private boolean isProtected;

    /** What the stack is made of from a time on. */
    record Version(Instant since, Template template, ArrayNode tags, ArrayNode outputs) {}

    ScriptedStack(String name, String region, String uuid, Instant created) {
        this.name = name;
        this.region = region;
        this.id = Services.arn(Services.CLOUDFORMATION, region, "stack/" + name + "/" + uuid);
        this.created = created;
        versions.add(new Version(Instant.MIN, Template.NONE, Json.texts(List.of()), Json.texts(List.of())));
    }

    /** Overwrites the text of the template alone: the resources stay. */
    void overwriteTemplate(String body) {
        Version last = versions.remove(versions.size() - 1);
        Template template =
                new Template(body, last.template().root(), last.template().parameters());
        versions.add(new Version(last.since(), template, last.tags(), last.outputs()));
    }

    String name() {
        return name;
    }

    String id() {
        return id;
    }

    String region() {
        return region;
    }

    StackResource itself() {
        return new StackResource(name, StackResource.STACK, id, Json.object(), Set.of());
    }

    boolean isProtected() {
        return isProtected;
    }

    void protect(boolean on) {
        isProtected = on;
    }

    void add(StackEvent event) {
        timeline.add(event);
    }

    void add(Version version) {
        versions.add(version);
    }

    /** What an update that stopped half way would be rolled back to. */
    Map<String, StackResource> stable() {
        return stable;
    }

    void remember(Map<String, StackResource> resources) {
        stable = Map.copyOf(resources);
    }

    /** Ends the operation under way: what it had before it will not happen. */
    void cutAt(Instant now) {
        timeline.removeIf(event -> event.at().isAfter(now));
        versions.removeIf(version -> version.since().isAfter(now));
    }

    boolean knows(Optional<String> token) {
        return token.isPresent()
                && timeline.stream().anyMatch(event -> event.token().equals(token.get()));
    }

    List<StackEvent> events(Instant now) {
        return timeline.stream().filter(event -> !event.at().isAfter(now)).toList();
    }

    private List<StackEvent> own(Instant now) {
        return events(now).stream().filter(StackEvent::ofStack).toList();
    }

    StackEvent last(Instant now) {
        List<StackEvent> own = own(now);
        return own.get(own.size() - 1);
    }

    StackStatusName status(Instant now) {
        return StackStatusName.valueOf(last(now).status());
    }

    boolean exists(Instant now) {
        return status(now) != StackStatusName.DELETE_COMPLETE;
    }

    Version version(Instant now) {
        return versions.stream()
                .filter(version -> !version.since().isAfter(now))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    /** The events that made the resources what they are. */
    Map<String, StackEvent> deployed(Instant now) {
        Map<String, StackEvent> deployed = new LinkedHashMap<>();
        events(now).stream().filter(event -> !event.ofStack()).forEach(event -> {
            if (event.deploys()) {
                deployed.put(event.resource().logicalId(), event);
            } else if (event.removes()) {
                deployed.values()
                        .removeIf(older -> older.resource()
                                .physicalId()
                                .equals(event.resource().physicalId()));
            }
        });
        return deployed;
    }

    Map<String, StackResource> resources(Instant now) {
        Map<String, StackResource> resources = new LinkedHashMap<>();
        deployed(now).forEach((logicalId, event) -> resources.put(logicalId, event.resource()));
        return resources;
    }

    /** The last that is known of each resource that is not gone, finished or not. */
    Map<String, StackEvent> latest(Instant now) {
        Map<String, StackEvent> latest = new LinkedHashMap<>();
        events(now).stream().filter(event -> !event.ofStack()).forEach(event -> {
            String logicalId = event.resource().logicalId();
            if (!event.removes()) {
                latest.put(logicalId, event);
            } else if (isOf(event, latest.get(logicalId))) {
                latest.remove(logicalId);
            }
        });
        latest.replaceAll(
                (logicalId, event) -> isLeftover(event, now) ? deployed(now).get(logicalId) : event);
        return latest;
    }

    private static boolean isOf(StackEvent event, StackEvent other) {
        return event.resource().physicalId().equals(other.resource().physicalId());
    }

    /** Whether the event is of a thing that another one has replaced. */
    private boolean isLeftover(StackEvent event, Instant now) {
        StackEvent deployed = deployed(now).getOrDefault(event.resource().logicalId(), event);
        return event.status().startsWith("DELETE") && !isOf(event, deployed);
    }

    ObjectNode toTree(Instant now) {
        Version version = version(now);
        ObjectNode tree = Json.object()
                .put("StackId", id)
                .put("StackName", name)
                .putPOJO("CreationTime", created)
                .put("StackStatus", status(now).name())
                .put("DisableRollback", false)
                .put("EnableTerminationProtection", isProtected);
        if (version.template().root().has("Description")) {
            tree.put("Description", version.template().root().get("Description").asText());
        }
        if (!last(now).reason().isEmpty()) {
            tree.put("StackStatusReason", last(now).reason());
        }
        times(now, tree);
        tree.set("LastOperations", operations(now));
        tree.set("Parameters", parameters(version.template()));
        tree.set("Outputs", version.outputs());
        tree.set("Tags", version.tags());
        return tree;
    }

    /** The operations, the newest first. */
    private ArrayNode operations(Instant now) {
        LinkedHashMap<String, String> types = new LinkedHashMap<>();
        events(now)
                .forEach(event ->
                        types.put(event.origin().operationId(), event.origin().operationType()));
        types.remove("");
        List<Map.Entry<String, String>> newestFirst = new ArrayList<>(types.entrySet());
        Collections.reverse(newestFirst);
        return newestFirst.stream()
                .map(operation ->
                        Json.object().put("OperationType", operation.getValue()).put("OperationId", operation.getKey()))
                .collect(Json.list());
    }

    private void times(Instant now, ObjectNode tree) {
        for (StackEvent event : own(now)) {
            if (event.status().equals("UPDATE_IN_PROGRESS")) {
                tree.putPOJO("LastUpdatedTime", event.at());
            } else if (event.status().equals("DELETE_IN_PROGRESS")) {
                tree.putPOJO("DeletionTime", event.at());
            }
        }
    }

    static ArrayNode parameters(Template template) {
        return template.parameters().entrySet().stream()
                .map(value -> Json.object().put("ParameterKey", value.getKey()).put("ParameterValue", value.getValue()))
                .collect(Json.list());
    }
}
