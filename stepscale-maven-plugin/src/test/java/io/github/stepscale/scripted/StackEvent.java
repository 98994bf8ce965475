package io.github.stepscale.scripted;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** What happens to a resource, or to the stack as a whole, at a time that may be yet to come. */
record StackEvent(String id, Instant at, StackResource resource, String status, String reason, String token) {

    boolean ofStack() {
        return resource.type().equals(StackResource.STACK);
    }

    /** Whether from here on the resource is as the event has it. */
    boolean deploys() {
        return status.equals("CREATE_COMPLETE") || status.equals("UPDATE_COMPLETE");
    }

    boolean removes() {
        return status.equals("DELETE_COMPLETE") || status.equals("DELETE_SKIPPED");
    }

    ObjectNode toTree(ScriptedStack stack) {
        ObjectNode tree = Json.object()
                .put("StackId", stack.id())
                .put("EventId", id)
                .put("StackName", stack.name())
                .put("LogicalResourceId", resource.logicalId())
                .put("PhysicalResourceId", physicalId())
                .put("ResourceType", resource.type())
                .putPOJO("Timestamp", at)
                .put("ResourceStatus", status);
        if (!reason.isEmpty()) {
            tree.put("ResourceStatusReason", reason);
        }
        if (!ofStack()) {
            tree.put("ResourceProperties", Json.write(resource.properties()));
        }
        return token.isEmpty() ? tree : tree.put("ClientRequestToken", token);
    }

    /** A creation has no physical id before it was begun. */
    private String physicalId() {
        boolean announced = !ofStack() && status.equals("CREATE_IN_PROGRESS") && reason.isEmpty();
        return announced ? "" : resource.physicalId();
    }
}
