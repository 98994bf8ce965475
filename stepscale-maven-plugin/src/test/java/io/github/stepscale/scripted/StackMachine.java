package io.github.stepscale.scripted;

import static io.github.stepscale.scripted.Script.Phase.DELETE;
import static io.github.stepscale.scripted.Script.Phase.MAKE;
import static io.github.stepscale.scripted.Script.Phase.ROLLBACK;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes into the timeline of a stack all that one operation will do, when it begins. */
final class StackMachine {
    static final String DO_NOTHING = "DO_NOTHING";
    private static final String USER = "User Initiated";

    private final ScriptedStack stack;
    private final Script script;
    private final String token;
    private StackEvent.Origin origin;
    private Instant time;

    StackMachine(ScriptedStack stack, Script script, Optional<String> token) {
        this.stack = stack;
        this.script = script;
        this.token = token.orElse("");
        this.origin = new StackEvent.Origin(this.token, "", "");
        this.time = script.now();
    }

    /** From here on it is an operation of its own, as a rollback is. */
    private void begin(String type) {
        origin = new StackEvent.Origin(token, script.operationId(), type);
    }

    /** A stack as a test found it: what it holds was made without an event that anybody waits for. */
    void find(Plan plan, StackStatusName status) {
        boolean empty = status.empty();
        if (!empty) {
            plan.resources().forEach(resource -> note(resource, "CREATE_COMPLETE"));
            stack.remember(stack.resources(time));
        }
        ArrayNode none = Json.texts(List.of());
        stack.add(new ScriptedStack.Version(time, plan.template(), none, empty ? none : plan.outputs()));
        say(status, "");
    }

    void review() {
        say(StackStatusName.REVIEW_IN_PROGRESS, USER);
    }

    void create(Plan plan, ArrayNode tags, String onFailure) {
        stack.remember(Map.of());
        begin("CREATE_STACK");
        say(StackStatusName.CREATE_IN_PROGRESS, USER);
        stack.add(new ScriptedStack.Version(time, plan.template(), tags, Json.texts(List.of())));
        Schedule work = run(Task.making(plan), MAKE);
        if (work.failed().isEmpty()) {
            say(StackStatusName.CREATE_COMPLETE, "");
            stack.add(new ScriptedStack.Version(time, plan.template(), tags, plan.outputs()));
            return;
        }
        String reason = failed(work);
        if (!onFailure.equals(DO_NOTHING)) {
            begin(onFailure.equals("DELETE") ? "DELETE_STACK" : "ROLLBACK");
        }
        switch (onFailure) {
            case DO_NOTHING -> say(StackStatusName.CREATE_FAILED, reason);
            case "DELETE" -> {
                say(StackStatusName.DELETE_IN_PROGRESS, reason + "Delete requested by user.");
                remove(work.started(), StackStatusName.DELETE_FAILED, StackStatusName.DELETE_COMPLETE);
            }
            default -> {
                say(StackStatusName.ROLLBACK_IN_PROGRESS, reason + "Rollback requested by user.");
                remove(work.started(), StackStatusName.ROLLBACK_FAILED, StackStatusName.ROLLBACK_COMPLETE);
            }
        }
    }

    /** The resources themselves stay as they are, whether it succeeds or not. */
    void importResources(Plan plan, ArrayNode tags) {
        stack.remember(stack.resources(time));
        begin("IMPORT_STACK");
        say(StackStatusName.IMPORT_IN_PROGRESS, USER);
        Schedule work = run(Task.making(plan), MAKE);
        if (work.failed().isEmpty()) {
            stack.add(new ScriptedStack.Version(time, plan.template(), tags, plan.outputs()));
            say(StackStatusName.IMPORT_COMPLETE, "");
            return;
        }
        String reason = failed(work);
        begin("ROLLBACK");
        say(StackStatusName.IMPORT_ROLLBACK_IN_PROGRESS, reason);
        work.started().forEach(resource -> note(resource, "IMPORT_ROLLBACK_COMPLETE"));
        say(StackStatusName.IMPORT_ROLLBACK_COMPLETE, "");
    }

    void update(Plan plan, ArrayNode tags, String onFailure) {
        Template before = stack.version(time).template();
        stack.remember(stack.resources(time));
        begin("UPDATE_STACK");
        say(StackStatusName.UPDATE_IN_PROGRESS, USER);
        Schedule work = run(Task.making(plan), MAKE);
        if (work.failed().isEmpty()) {
            say(StackStatusName.UPDATE_COMPLETE_CLEANUP_IN_PROGRESS, "");
            stack.add(new ScriptedStack.Version(time, plan.template(), tags, plan.outputs()));
            run(Task.deleting(plan.leftovers(before)), DELETE);
            plan.retained(before).forEach(resource -> note(resource, "DELETE_SKIPPED"));
            say(StackStatusName.UPDATE_COMPLETE, "");
        } else if (onFailure.equals(DO_NOTHING)) {
            say(StackStatusName.UPDATE_FAILED, failed(work));
        } else {
            rollBack(work.started(), failed(work));
        }
    }

    void delete(Set<String> retained, boolean forced) {
        Collection<StackResource> resources = unfinished(Set.of(), true);
        Template template = stack.version(time).template();
        stack.cutAt(time);
        begin("DELETE_STACK");
        say(StackStatusName.DELETE_IN_PROGRESS, USER);
        resources.stream()
                .filter(resource -> retained.contains(resource.logicalId())
                        || template.retains(resource.logicalId())
                        || forced && sticks(resource))
                .forEach(resource -> note(resource, "DELETE_SKIPPED"));
        remove(unfinished(Set.of(), true), StackStatusName.DELETE_FAILED, StackStatusName.DELETE_COMPLETE);
    }

    private boolean sticks(StackResource resource) {
        return script.failure(DELETE, resource.logicalId()).isPresent();
    }

    /** Goes on with a rollback that failed, or begins one where the update was left as it stopped. */
    void rollBackUpdate(Set<String> skipped) {
        Collection<StackResource> touched = unfinished(skipped, false);
        Map<String, StackResource> resources = stack.resources(time);
        begin("CONTINUE_ROLLBACK");
        skipped.stream().filter(resources::containsKey).forEach(id -> note(resources.get(id), "UPDATE_COMPLETE"));
        rollBack(touched, USER);
    }

    /** Of the resources there are, all, or those that are not what they were before the update. */
    private Collection<StackResource> unfinished(Set<String> skipped, boolean all) {
        return stack.latest(time).values().stream()
                .filter(event -> !skipped.contains(event.resource().logicalId()))
                .filter(event -> all || event.status().endsWith("_FAILED") || !isStable(event.resource()))
                .map(StackEvent::resource)
                .toList();
    }

    private boolean isStable(StackResource resource) {
        return resource.equals(stack.stable().get(resource.logicalId()));
    }

    private void rollBack(Collection<StackResource> touched, String reason) {
        begin("ROLLBACK");
        say(StackStatusName.UPDATE_ROLLBACK_IN_PROGRESS, reason);
        Map<String, StackResource> stable = stack.stable();
        Schedule work = run(
                touched.stream()
                        .filter(resource -> stable.containsKey(resource.logicalId()))
                        .map(resource -> Task.restoring(stable.get(resource.logicalId())))
                        .toList(),
                ROLLBACK);
        if (!work.failed().isEmpty()) {
            say(StackStatusName.UPDATE_ROLLBACK_FAILED, failed(work));
            return;
        }
        say(StackStatusName.UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS, "");
        run(Task.deleting(touched.stream().filter(this::isNew).toList()), DELETE);
        say(StackStatusName.UPDATE_ROLLBACK_COMPLETE, "");
    }

    private boolean isNew(StackResource resource) {
        return stack.stable().values().stream()
                .noneMatch(old -> old.physicalId().equals(resource.physicalId()));
    }

    private void remove(Collection<StackResource> resources, StackStatusName stuck, StackStatusName gone) {
        Schedule work = run(Task.deleting(resources), DELETE);
        say(work.failed().isEmpty() ? gone : stuck, work.failed().isEmpty() ? "" : failed(work));
    }

    private Schedule run(List<Task> tasks, Script.Phase phase) {
        Schedule schedule = new Schedule(tasks, script, phase, time);
        schedule.events(origin).forEach(stack::add);
        time = schedule.end();
        return schedule;
    }

    private static String failed(Schedule work) {
        String verb = work.failed().get(0).verb().toLowerCase(Locale.ROOT);
        String ids = work.failed().stream().map(Task::id).collect(Collectors.joining(", "));
        return "The following resource(s) failed to " + verb + ": [" + ids + "]. ";
    }

    private void say(StackStatusName status, String reason) {
        stack.add(new StackEvent(script.uuid(), time, stack.itself(), status.name(), reason, origin));
    }

    private void note(StackResource resource, String status) {
        stack.add(new StackEvent(script.uuid(), time, resource, status, "", origin));
    }
}
