package io.github.stepscale.scripted;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** One resource to be worked on, after others. */
record Task(String verb, StackResource resource, Set<String> after, String announcement) {
    private static final String REPLACING =
            "Requested update requires the creation of a new physical resource; hence creating one.";

    static List<Task> making(Plan plan) {
        return plan.changes().stream()
                .filter(change -> change.after().isPresent())
                .map(Task::making)
                .toList();
    }

    private static Task making(Change change) {
        StackResource resource = change.after().orElseThrow();
        if (change.imports()) {
            return new Task("IMPORT", resource, resource.uses(), "");
        }
        return change.before().isEmpty()
                ? new Task("CREATE", resource, resource.uses(), "")
                : new Task("UPDATE", resource, resource.uses(), change.replaces() ? REPLACING : "");
    }

    static Task restoring(StackResource resource) {
        return new Task("UPDATE", resource, resource.uses(), "");
    }

    /** The users of a resource go before it. */
    static List<Task> deleting(Collection<StackResource> resources) {
        List<StackResource> reversed = new ArrayList<>(resources);
        Collections.reverse(reversed);
        return reversed.stream()
                .map(resource -> new Task("DELETE", resource, users(resource, resources), ""))
                .toList();
    }

    private static Set<String> users(StackResource used, Collection<StackResource> resources) {
        return resources.stream()
                .filter(resource -> resource.uses().contains(used.logicalId()))
                .map(StackResource::logicalId)
                .collect(Collectors.toSet());
    }

    String id() {
        return resource.logicalId();
    }

    boolean creates() {
        return verb.equals("CREATE");
    }

    String cancelled() {
        return creates() ? "Resource creation cancelled" : "Resource update cancelled";
    }
}
