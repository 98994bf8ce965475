package io.github.stepscale.scripted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Change sets: made, shown, executed, deleted. */
final class ChangeSets {
    private final Stacks stacks;
    private final Script script;
    private final Drift drift;
    private final Imports imports;
    private final List<ChangeSet> sets = new ArrayList<>();

    ChangeSets(Stacks stacks, Script script, Drift drift, Imports imports) {
        this.imports = imports;
        this.stacks = stacks;
        this.script = script;
        this.drift = drift;
    }

    ObjectNode create(Request request) {
        boolean creates = request.text("ChangeSetType").filter("CREATE"::equals).isPresent();
        String stackName = request.required("StackName");
        Optional<ScriptedStack> stack = stacks.find(stackName);
        Optional<ChangeSet> existing = stack.flatMap(found -> find(found, request.required("ChangeSetName")));
        if (existing.isPresent()) {
            return again(existing.get(), request);
        }
        refuseOnFailureOfUpdate(creates, request);
        Template template = template(request, stack);
        ScriptedStack changed =
                creates || importsIntoNew(request, stack) ? shell(stack, request) : updatable(stack, stackName);
        ChangeSet set = new ChangeSet(request, id(request), changed, plan(request, changed, template), script);
        sets.add(set);
        return answer(set);
    }

    private boolean importsIntoNew(Request request, Optional<ScriptedStack> stack) {
        return ChangeSet.imports(request)
                && stack.filter(found -> found.status(script.now()) != StackStatusName.REVIEW_IN_PROGRESS)
                        .isEmpty();
    }

    private Plan plan(Request request, ScriptedStack stack, Template template) {
        if (ChangeSet.imports(request)) {
            return imports.plan(request, stack, template);
        }
        Plan plan = stacks.plan(stack, template);
        return ChangeSet.revertsDrift(request)
                ? drift.extend(
                        plan, stack.resources(script.now()), resource -> PhysicalIds.of(resource, stack, script.uuid()))
                : plan;
    }

    private static void refuseOnFailureOfUpdate(boolean creates, Request request) {
        if (!creates && request.text("OnStackFailure").isPresent()) {
            throw AwsError.validation("OnStackFailure can only be specified with ChangeSetType CREATE");
        }
    }

    /** What CloudFormation and hooks have against a change set, by its ARN. */
    List<ObjectNode> objections(String id) {
        return get(id).events();
    }

    ChangeSet get(String id) {
        return sets.stream()
                .filter(set -> set.id().equals(id))
                .findFirst()
                .orElseThrow(() -> AwsError.refusal("ChangeSetNotFound", "ChangeSet [" + id + "] does not exist"));
    }

    private static ObjectNode answer(ChangeSet set) {
        return Json.object().put("Id", set.id()).put("StackId", set.stack().id());
    }

    private static ObjectNode again(ChangeSet existing, Request request) {
        if (existing.token().isPresent() && existing.token().equals(request.text("ClientToken"))) {
            return answer(existing);
        }
        throw AwsError.refusal(
                "AlreadyExistsException",
                "ChangeSet " + existing.name() + " already exists for stack "
                        + existing.stack().id());
    }

    private String id(Request request) {
        return Services.arn(
                Services.CLOUDFORMATION,
                request.region(),
                "changeSet/" + request.required("ChangeSetName") + "/" + script.uuid());
    }

    private static Template template(Request request, Optional<ScriptedStack> stack) {
        Template before =
                stack.map(found -> found.version(Instant.MAX).template()).orElse(Template.NONE);
        return template(request, before);
    }

    static Template template(Request request, Template before) {
        Map<String, String> values = new HashMap<>();
        for (JsonNode parameter : request.list("Parameters")) {
            String key = parameter.path("ParameterKey").asText();
            boolean previous = parameter.path("UsePreviousValue").asBoolean();
            if (!previous) {
                values.put(key, parameter.path("ParameterValue").asText());
            } else if (before.parameters().containsKey(key)) {
                values.put(key, before.parameters().get(key));
            }
        }
        return Template.of(
                request.flag("UsePreviousTemplate") ? before.body() : request.required("TemplateBody"), values);
    }

    /** A stack that is to be created is there from now on, under review. */
    private ScriptedStack shell(Optional<ScriptedStack> stack, Request request) {
        String name = request.required("StackName");
        if (stack.isEmpty()) {
            ScriptedStack made = stacks.add(name, request.region());
            stacks.machine(made, Optional.empty()).review();
            return made;
        }
        if (stack.get().status(script.now()) != StackStatusName.REVIEW_IN_PROGRESS) {
            throw AwsError.validation("Stack [" + name + "] already exists and cannot be created again with the"
                    + " changeSet [" + request.required("ChangeSetName") + "].");
        }
        return stack.get();
    }

    private ScriptedStack updatable(Optional<ScriptedStack> stack, String name) {
        ScriptedStack found = stack.orElseThrow(() -> AwsError.validation("Stack [" + name + "] does not exist"));
        stacks.refuseUnlessUpdatable(found);
        return found;
    }

    ObjectNode describe(Request request) {
        return get(request).toTree(script.now(), request.flag("IncludePropertyValues"));
    }

    ObjectNode list(Request request) {
        ScriptedStack stack = stacks.get(request);
        return Json.object()
                .set(
                        "Summaries",
                        sets.stream()
                                .filter(set -> set.stack() == stack)
                                .map(set -> set.summary(script.now()))
                                .collect(Json.list()));
    }

    ObjectNode delete(Request request) {
        ScriptedStack stack = stackOf(request);
        find(stack, request.required("ChangeSetName")).ifPresent(sets::remove);
        return Json.object();
    }

    void outdate() {
        sets.forEach(ChangeSet::outdate);
    }

    int open() {
        return (int) sets.stream().filter(set -> !set.isExecuted()).count();
    }

    /** With a stack its change sets go. */
    void deleteAll(ScriptedStack stack) {
        sets.removeIf(set -> set.stack() == stack);
    }

    ObjectNode execute(Request request) {
        ChangeSet set = get(request);
        String token = request.text("ClientRequestToken").orElse("");
        if (!token.isEmpty() && set.isExecutedBy(token)) {
            return Json.object();
        }
        String status = set.executionStatus(script.now());
        if (!status.equals("AVAILABLE")) {
            throw AwsError.refusal(
                    "InvalidChangeSetStatus",
                    "ChangeSet [" + set.id() + "] cannot be executed in its current status of [" + status + "]");
        }
        if (request.text("DisableRollback").isPresent() && !set.onFailure().isEmpty()) {
            throw AwsError.validation("DisableRollback cannot be specified: the change set has OnStackFailure");
        }
        start(set, request);
        set.execute(token);
        sets.removeIf(other -> other != set && other.stack() == set.stack());
        return Json.object();
    }

    private void start(ChangeSet set, Request request) {
        ScriptedStack stack = set.stack();
        boolean creates = stack.status(script.now()) == StackStatusName.REVIEW_IN_PROGRESS;
        if (!creates) {
            stacks.refuseUnlessUpdatable(stack);
        }
        String onFailure = request.flag("DisableRollback") ? StackMachine.DO_NOTHING : set.onFailure();
        StackMachine machine = stacks.machine(stack, request.text("ClientRequestToken"));
        Plan plan = plan(set.request(), stack, set.template());
        if (set.imports()) {
            machine.importResources(plan, set.tags());
        } else if (creates) {
            machine.create(plan, set.tags(), onFailure);
        } else {
            machine.update(plan, set.tags(), onFailure);
        }
        if (set.revertsDrift()) {
            drift.revert(plan, stack);
        }
    }

    private ChangeSet get(Request request) {
        String name = request.required("ChangeSetName");
        return find(stackOf(request), name)
                .orElseThrow(() -> AwsError.refusal("ChangeSetNotFound", "ChangeSet [" + name + "] does not exist"));
    }

    /** The id of a change set says which stack it is for; a name does not. */
    private ScriptedStack stackOf(Request request) {
        return sets.stream()
                .filter(set -> set.id().equals(request.required("ChangeSetName")))
                .map(ChangeSet::stack)
                .findFirst()
                .orElseGet(() -> stacks.get(request));
    }

    private Optional<ChangeSet> find(ScriptedStack stack, String nameOrId) {
        return sets.stream()
                .filter(set -> set.stack() == stack)
                .filter(set -> set.id().equals(nameOrId) || set.name().equals(nameOrId))
                .findFirst();
    }
}
