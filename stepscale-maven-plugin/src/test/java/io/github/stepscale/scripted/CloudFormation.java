package io.github.stepscale.scripted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The actions of CloudFormation. */
final class CloudFormation {
    private final Stacks stacks;
    private final Script script;
    private final ChangeSets changeSets;
    private final StackSets stackSets;
    private final OperationEvents operationEvents;

    CloudFormation(Stacks stacks, Script script, StackSets stackSets, Drift drift, Imports imports) {
        this.stacks = stacks;
        this.script = script;
        this.changeSets = new ChangeSets(stacks, script, drift, imports);
        this.stackSets = stackSets;
        this.operationEvents = new OperationEvents(stacks, changeSets, script);
    }

    void outdateChangeSets() {
        changeSets.outdate();
    }

    int openChangeSets() {
        return changeSets.open();
    }

    JsonNode answer(Request request) {
        return switch (request.action()) {
            case "DescribeStacks" -> describe(request);
            case "DescribeStackEvents" -> events(request);
            case "DeleteStack" -> delete(request);
            case "ContinueUpdateRollback" -> continueRollback(request);
            case "RollbackStack" -> rollBack(request);
            case "GetTemplate" -> template(request);
            case "ListStackResources" -> resources(request, "StackResourceSummaries");
            case "DescribeStackResources" ->
                request.text("PhysicalResourceId").isPresent() ? owner(request) : resources(request, "StackResources");
            case "UpdateTerminationProtection" -> protect(request);
            case "CreateChangeSet" -> changeSets.create(request);
            case "DescribeChangeSet" -> changeSets.describe(request);
            case "ExecuteChangeSet" -> changeSets.execute(request);
            case "DeleteChangeSet" -> changeSets.delete(request);
            case "ListChangeSets" -> changeSets.list(request);
            case "DescribeEvents" -> operationEvents.describe(request);
            case "ListHookResults" -> operationEvents.listHookResults(request);
            case "GetHookResult" -> operationEvents.hookResult(request);
            default -> stackSets.answer(request);
        };
    }

    private JsonNode describe(Request request) {
        List<ScriptedStack> shown =
                request.text("StackName").map(stacks::get).map(List::of).orElseGet(stacks::existing);
        Instant now = script.now();
        return Json.object()
                .set("Stacks", shown.stream().map(stack -> stack.toTree(now)).collect(Json.list()));
    }

    /** The token names the last event shown: what happens between two pages shifts nothing. */
    private JsonNode events(Request request) {
        String name = request.required("StackName");
        ScriptedStack stack =
                stacks.find(name).orElseThrow(() -> AwsError.validation("Stack [" + name + "] does not exist"));
        Stream<StackEvent> rest = stacks.newestFirst(stack).stream();
        Optional<String> token = request.text("NextToken");
        if (token.isPresent()) {
            rest = rest.dropWhile(event -> !event.id().equals(token.get())).skip(1);
        }
        List<StackEvent> left = rest.toList();
        List<StackEvent> page = left.subList(0, Math.min(script.eventsPerPage(), left.size()));
        ObjectNode answer = Json.object();
        answer.set(
                "StackEvents", page.stream().map(event -> event.toTree(stack)).collect(Json.list()));
        return page.size() == left.size()
                ? answer
                : answer.put("NextToken", page.get(page.size() - 1).id());
    }

    /** What is not there is deleted already. */
    private JsonNode delete(Request request) {
        stacks.find(request.required("StackName")).ifPresent(stack -> delete(stack, request));
        return Json.object();
    }

    private void delete(ScriptedStack stack, Request request) {
        StackStatusName status = stack.status(script.now());
        if (stack.isProtected()) {
            throw AwsError.validation(
                    "Stack [" + stack.name() + "] cannot be deleted while TerminationProtection is enabled");
        }
        if (status == StackStatusName.DELETE_COMPLETE || status == StackStatusName.DELETE_IN_PROGRESS) {
            return;
        }
        if (status.busy() && status != StackStatusName.CREATE_IN_PROGRESS) {
            throw AwsError.validation("Stack [" + stack.id() + "] cannot be deleted while in status " + status);
        }
        List<String> retained = request.texts("RetainResources");
        if (!retained.isEmpty() && status != StackStatusName.DELETE_FAILED) {
            throw AwsError.validation("Invalid operation on stack [" + stack.id()
                    + "]. Deletion with RetainResources is only allowed in status DELETE_FAILED");
        }
        boolean forced = request.text("DeletionMode")
                .filter("FORCE_DELETE_STACK"::equals)
                .isPresent();
        if (forced && status != StackStatusName.DELETE_FAILED) {
            throw AwsError.validation("Invalid operation on stack [" + stack.id()
                    + "]. FORCE_DELETE_STACK is only allowed in status DELETE_FAILED");
        }
        changeSets.deleteAll(stack);
        machine(stack, request).delete(Set.copyOf(retained), forced);
    }

    private StackMachine machine(ScriptedStack stack, Request request) {
        return stacks.machine(stack, request.text("ClientRequestToken"));
    }

    private JsonNode continueRollback(Request request) {
        ScriptedStack stack = stacks.get(request);
        if (!stack.knows(request.text("ClientRequestToken"))) {
            refuseUnless(stack, StackStatusName.UPDATE_ROLLBACK_FAILED);
            machine(stack, request).rollBackUpdate(Set.copyOf(request.texts("ResourcesToSkip")));
        }
        return Json.object();
    }

    /** A stack that never was complete has nothing to go back to, and is deleted. */
    private JsonNode rollBack(Request request) {
        ScriptedStack stack = stacks.get(request);
        if (!stack.knows(request.text("ClientRequestToken"))) {
            refuseUnless(stack, StackStatusName.CREATE_FAILED, StackStatusName.UPDATE_FAILED);
            if (stack.status(script.now()) == StackStatusName.CREATE_FAILED) {
                machine(stack, request).delete(Set.of(), false);
            } else {
                machine(stack, request).rollBackUpdate(Set.of());
            }
        }
        return Json.object().put("StackId", stack.id());
    }

    private void refuseUnless(ScriptedStack stack, StackStatusName... allowed) {
        StackStatusName status = stack.status(script.now());
        if (!List.of(allowed).contains(status)) {
            throw AwsError.validation(
                    "Stack:" + stack.id() + " is in " + status + " state and can not be rolled back.");
        }
    }

    private JsonNode template(Request request) {
        return Json.object()
                .put(
                        "TemplateBody",
                        stacks.get(request).version(script.now()).template().body());
    }

    private JsonNode resources(Request request, String list) {
        ScriptedStack stack = stacks.get(request);
        return Json.object()
                .set(
                        list,
                        stack.latest(script.now()).values().stream()
                                .map(event -> resource(stack, event))
                                .collect(Json.list()));
    }

    /** All resources of the stack that has one. Of two stacks with the same one AWS names either; here it is the younger. */
    private JsonNode owner(Request request) {
        String physicalId = request.required("PhysicalResourceId");
        ScriptedStack owner = stacks.existing().stream()
                .filter(stack -> stack.region().equals(request.region()))
                .filter(stack -> stack.latest(script.now()).values().stream()
                        .anyMatch(event -> event.resource().physicalId().equals(physicalId)))
                .reduce((older, younger) -> younger)
                .orElseThrow(() -> AwsError.validation("Stack for " + physicalId + " does not exist"));
        return Json.object()
                .set(
                        "StackResources",
                        owner.latest(script.now()).values().stream()
                                .map(event -> resource(owner, event))
                                .collect(Json.list()));
    }

    private static ObjectNode resource(ScriptedStack stack, StackEvent event) {
        ObjectNode tree = event.toTree(stack);
        tree.set("LastUpdatedTimestamp", tree.get("Timestamp"));
        return tree;
    }

    private JsonNode protect(Request request) {
        ScriptedStack stack = stacks.get(request);
        stack.protect(request.flag("EnableTerminationProtection"));
        return Json.object().put("StackId", stack.id());
    }
}
