package io.github.stepscale.scripted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a change set that reverts drift sees and mends: of targets and alarms the properties that the template declares, and
 * alarms and targets that are gone. It covers no policies.
 */
final class Drift {
    /** Later than what an operation under way does: so long, an edit that it does not mend outlasts it. */
    private static final Duration LONG = Duration.ofDays(1);

    private final AutoScaling scaling;
    private final Alarms alarms;
    private final Script script;

    Drift(AutoScaling scaling, Alarms alarms, Script script) {
        this.scaling = scaling;
        this.alarms = alarms;
        this.script = script;
    }

    /** Adds to a plan what the deployed resources differ in from their declaration. */
    Plan extend(Plan plan, Map<String, StackResource> deployed, Function<StackResource, String> names) {
        Set<String> changed = plan.changes().stream()
                .map(change -> change.after().or(change::before).orElseThrow().logicalId())
                .collect(Collectors.toSet());
        List<Change> changes = new ArrayList<>(plan.changes());
        plan.resources().stream()
                .filter(resource ->
                        deployed.containsKey(resource.logicalId()) && !changed.contains(resource.logicalId()))
                .flatMap(resource -> change(resource, names).stream())
                .forEach(changes::add);
        return new Plan(plan.template(), changes, plan.resources(), plan.outputs());
    }

    private Optional<Change> change(StackResource resource, Function<StackResource, String> names) {
        return switch (resource.type()) {
            case StackResource.TARGET -> change(resource, scaling.targetOf(resource), resource.physicalId());
            case StackResource.ALARM -> change(resource, alarms.find(resource.physicalId()), names.apply(resource));
            default -> Optional.empty();
        };
    }

    private static Optional<Change> change(StackResource resource, Optional<ObjectNode> actual, String newName) {
        if (actual.isEmpty()) {
            return Optional.of(
                    new Change(Optional.empty(), Optional.of(with(resource, newName, resource.properties()))));
        }
        StackResource live = with(resource, resource.physicalId(), declared(resource.properties(), actual.get()));
        return live.differs(resource)
                ? Optional.of(new Change(Optional.of(live), Optional.of(resource)))
                : Optional.empty();
    }

    private static StackResource with(StackResource resource, String name, JsonNode properties) {
        return new StackResource(resource.logicalId(), resource.type(), name, properties, resource.uses());
    }

    /** The actual values of what the template declares, written as the template writes them where they are equal. */
    private static JsonNode declared(JsonNode properties, ObjectNode actual) {
        ObjectNode values = properties.deepCopy();
        for (String name : names(properties)) {
            if (!name.equals("Tags") && !isSame(properties.path(name), actual.path(name))) {
                values.set(name, actual.path(name));
            }
        }
        return values;
    }

    private static boolean isSame(JsonNode declared, JsonNode actual) {
        return Json.write(Json.object().set("value", declared))
                        .equals(Json.write(Json.object().set("value", actual)))
                || declared.isNumber() && actual.isNumber() && declared.asDouble() == actual.asDouble();
    }

    private static Set<String> names(JsonNode properties) {
        Set<String> names = new TreeSet<>();
        properties.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Mends what a plan says once its update has succeeded; a failed one goes back to what there was. */
    void revert(Plan plan, ScriptedStack stack) {
        boolean succeeds = stack.status(Instant.MAX) == StackStatusName.UPDATE_COMPLETE;
        plan.changes().stream()
                .flatMap(change -> change.after().stream())
                .forEach(resource -> revert(resource, succeeds ? names(resource.properties()) : Set.of()));
    }

    private void revert(StackResource resource, Set<String> fields) {
        Instant at = script.now().plus(LONG);
        if (resource.type().equals(StackResource.TARGET)) {
            scaling.revert(resource, fields, at);
        } else if (resource.type().equals(StackResource.ALARM)) {
            alarms.revert(resource.physicalId(), fields, at);
        }
    }
}
