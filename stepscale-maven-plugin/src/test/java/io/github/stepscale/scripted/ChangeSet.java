package io.github.stepscale.scripted;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A change set, and whether it was executed. */
final class ChangeSet {
    private static final String NO_CHANGES = "The submitted information didn't contain changes. "
            + "Submit different information to create a change set.";

    private final Request request;
    private final String id;
    private final ScriptedStack stack;
    private final Plan plan;
    private final ArrayNode tags;
    private final boolean changes;
    private final Optional<String> failure;
    private final List<Objection> objections;
    private final String operationId;
    private final Instant created;
    private final Instant ready;
    private Optional<String> executedBy = Optional.empty();
    private boolean obsolete;

    ChangeSet(Request request, String id, ScriptedStack stack, Plan plan, Script script) {
        this.request = request;
        this.id = id;
        this.stack = stack;
        this.plan = plan;
        this.created = script.now();
        this.ready = created.plus(script.changeSetDuration());
        this.objections = script.objections();
        this.operationId = script.operationId();
        this.failure = script.changeSetFailure().or(this::validation);
        ScriptedStack.Version version = stack.version(created);
        this.tags = request.list("Tags").stream().collect(Json.list());
        this.changes = !plan.changes().isEmpty()
                || !version.tags().equals(tags)
                || !version.outputs().equals(plan.outputs());
    }

    /** All that DescribeChangeSet says about a failed validation. */
    private Optional<String> validation() {
        String failed = objections.stream()
                .filter(Objection::fails)
                .map(objection -> objection.ofHook() ? objection.name() : "AWS::EarlyValidation::PropertyValidation")
                .distinct()
                .collect(Collectors.joining(", "));
        return failed.isEmpty()
                ? Optional.empty()
                : Optional.of("The following hook(s)/validation failed: [" + failed + "]. To troubleshoot Early"
                        + " Validation errors, use the DescribeEvents API for detailed failure information.");
    }

    List<Objection> objections() {
        return objections;
    }

    List<ObjectNode> events() {
        return objections.stream()
                .map(objection -> objection.toTree(stack.id(), operationId, created))
                .toList();
    }

    String id() {
        return id;
    }

    String name() {
        return request.required("ChangeSetName");
    }

    Optional<String> token() {
        return request.text("ClientToken");
    }

    ScriptedStack stack() {
        return stack;
    }

    Template template() {
        return plan.template();
    }

    ArrayNode tags() {
        return tags;
    }

    boolean revertsDrift() {
        return revertsDrift(request);
    }

    boolean imports() {
        return imports(request);
    }

    static boolean imports(Request request) {
        return request.text("ChangeSetType").filter("IMPORT"::equals).isPresent();
    }

    Request request() {
        return request;
    }

    static boolean revertsDrift(Request request) {
        return request.text("DeploymentMode").filter("REVERT_DRIFT"::equals).isPresent();
    }

    String onFailure() {
        return request.text("OnStackFailure").orElse("");
    }

    void execute(String token) {
        executedBy = Optional.of(token);
    }

    void outdate() {
        obsolete = true;
    }

    boolean isExecuted() {
        return executedBy.isPresent();
    }

    boolean isExecutedBy(String token) {
        return executedBy.filter(token::equals).isPresent();
    }

    String executionStatus(Instant now) {
        if (executedBy.isEmpty() && obsolete) {
            return "OBSOLETE";
        }
        if (executedBy.isEmpty()) {
            return status(now).equals("CREATE_COMPLETE") ? "AVAILABLE" : "UNAVAILABLE";
        }
        if (stack.status(now).busy()) {
            return "EXECUTE_IN_PROGRESS";
        }
        return stack.version(now).template().equals(template()) ? "EXECUTE_COMPLETE" : "EXECUTE_FAILED";
    }

    private String status(Instant now) {
        if (now.isBefore(ready)) {
            return "CREATE_IN_PROGRESS";
        }
        return changes && failure.isEmpty() ? "CREATE_COMPLETE" : "FAILED";
    }

    ObjectNode summary(Instant now) {
        ObjectNode tree = Json.object()
                .put("StackId", stack.id())
                .put("StackName", stack.name())
                .put("ChangeSetId", id)
                .put("ChangeSetName", name())
                .putPOJO("CreationTime", created)
                .put("ExecutionStatus", executionStatus(now))
                .put("Status", status(now));
        request.text("Description").ifPresent(text -> tree.put("Description", text));
        return status(now).equals("FAILED") ? tree.put("StatusReason", failure.orElse(NO_CHANGES)) : tree;
    }

    ObjectNode toTree(Instant now, boolean values) {
        ObjectNode tree = summary(now);
        tree.set("Parameters", ScriptedStack.parameters(template()));
        tree.set("Tags", tags);
        if (!onFailure().isEmpty()) {
            tree.put("OnStackFailure", onFailure());
        }
        boolean known = status(now).equals("CREATE_COMPLETE");
        return tree.set(
                "Changes",
                plan.changes().stream()
                        .filter(change -> known)
                        .map(change -> change.toTree(values))
                        .collect(Json.list()));
    }
}
