package io.github.stepscale.scripted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The events of operations, and the results of hooks. */
final class OperationEvents {
    private final Stacks stacks;
    private final ChangeSets changeSets;
    private final Script script;

    OperationEvents(Stacks stacks, ChangeSets changeSets, Script script) {
        this.stacks = stacks;
        this.changeSets = changeSets;
        this.script = script;
    }

    JsonNode describe(Request request) {
        requireKnown(request);
        List<ObjectNode> events = request.text("OperationId")
                .map(id -> stacks.failures(id))
                .orElseGet(() -> changeSets.objections(arn(request)));
        int start = request.text("NextToken").map(Integer::parseInt).orElse(0);
        int end = Math.min(events.size(), start + script.eventsPerPage());
        ObjectNode answer = Json.object();
        answer.set("OperationEvents", events.subList(start, end).stream().collect(Json.list()));
        return end == events.size() ? answer : answer.put("NextToken", String.valueOf(end));
    }

    /** By its name alone AWS does not find a change set. */
    private static String arn(Request request) {
        return request.text("ChangeSetName")
                .filter(name -> name.startsWith("arn:"))
                .orElseThrow(
                        () -> AwsError.validation("One of ChangeSetName, OperationId or StackName must be specified"));
    }

    JsonNode listHookResults(Request request) {
        requireKnown(request);
        return Json.object()
                .set(
                        "HookResults",
                        changeSets.get(request.required("TargetId")).objections().stream()
                                .filter(Objection::ofHook)
                                .map(Objection::summary)
                                .collect(Json.list()));
    }

    JsonNode hookResult(Request request) {
        requireKnown(request);
        return script.hook(request.required("HookResultId"))
                .map(Objection::result)
                .orElseThrow(() -> AwsError.refusal("HookResultNotFound", "There is no such result"));
    }

    private void requireKnown(Request request) {
        if (!script.hasOperationEvents()) {
            throw unknown(request);
        }
    }

    /** As AWS refuses what it does not know. */
    static AwsError unknown(Request request) {
        return AwsError.refusal("InvalidAction", "Could not find operation " + request.action() + " for version");
    }
}
