package io.github.stepscale.scripted;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All stacks, of every region, and how they are found. */
final class Stacks {
    private final Script script;
    private final List<ScriptedStack> stacks = new ArrayList<>();

    Stacks(Script script) {
        this.script = script;
    }

    /** By its name while it exists, by its id for ever. */
    Optional<ScriptedStack> find(String nameOrId) {
        return stacks.stream()
                .filter(stack ->
                        stack.id().equals(nameOrId) || stack.name().equals(nameOrId) && stack.exists(script.now()))
                .reduce((earlier, later) -> later);
    }

    ScriptedStack get(String nameOrId) {
        return find(nameOrId).orElseThrow(() -> AwsError.validation("Stack with id " + nameOrId + " does not exist"));
    }

    ScriptedStack get(Request request) {
        return get(request.required("StackName"));
    }

    ScriptedStack add(String name, String region) {
        ScriptedStack stack = new ScriptedStack(name, region, script.uuid(), script.now());
        stacks.add(stack);
        return stack;
    }

    List<ScriptedStack> existing() {
        return stacks.stream().filter(stack -> stack.exists(script.now())).toList();
    }

    StackMachine machine(ScriptedStack stack, Optional<String> token) {
        return new StackMachine(stack, script, token);
    }

    Plan plan(ScriptedStack stack, Template template) {
        return Plan.of(template, stack, stack.resources(script.now()), script::uuid);
    }

    void refuseUnlessUpdatable(ScriptedStack stack) {
        StackStatusName status = stack.status(script.now());
        if (!status.updatable()) {
            throw AwsError.validation("Stack:" + stack.id() + " is in " + status + " state and can not be updated.");
        }
    }

    ScriptedStack found(
            String name, String region, StackStatusName status, String body, Map<String, String> parameters) {
        ScriptedStack stack = add(name, region);
        Template template = Template.of(body, parameters);
        machine(stack, Optional.empty()).find(plan(stack, template), status);
        return stack;
    }

    /** Lets something happen to a stack, or to one of its resources, that no operation brings about. */
    void happen(ScriptedStack stack, Instant at, String logicalId, String status, String reason) {
        StackResource itself = stack.itself();
        StackResource resource = logicalId.equals(stack.name())
                ? itself
                : stack.latest(script.now()).get(logicalId).resource();
        stack.add(new StackEvent(script.uuid(), at, resource, status, reason, StackEvent.Origin.NONE));
    }

    /** What failed in an operation, of any stack there ever was. */
    List<ObjectNode> failures(String operationId) {
        return stacks.stream()
                .flatMap(stack -> stack.events(script.now()).stream()
                        .filter(event -> event.origin().operationId().equals(operationId) && event.isCause())
                        .map(event -> event.failure(stack)))
                .toList();
    }

    List<StackEvent> newestFirst(ScriptedStack stack) {
        List<StackEvent> events = new ArrayList<>(stack.events(script.now()));
        Collections.reverse(events);
        return events;
    }

    /** A resource as the service behind it has it. */
    record Deployed(StackResource resource, Instant since, String region) {}

    /** The deployed resources of a type; of two stacks with the same thing the later one counts. */
    Stream<Deployed> deployed(String type) {
        Map<String, Deployed> deployed = new LinkedHashMap<>();
        for (ScriptedStack stack : stacks) {
            for (StackEvent event : stack.deployed(script.now()).values()) {
                StackResource resource = event.resource();
                if (resource.type().equals(type)) {
                    deployed.put(resource.physicalId(), new Deployed(resource, event.at(), stack.region()));
                }
            }
        }
        return deployed.values().stream();
    }
}
