package io.github.stepscale.scripted;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/**
 * What happens to a resource, or to the stack as a whole, at a time that may be yet to come.
 *
 * @param hook that refused it
 */
record StackEvent(
        String id,
        Instant at,
        StackResource resource,
        String status,
        String reason,
        Origin origin,
        Optional<Objection> hook) {

    /**
     * What it belongs to.
     *
     * @param token of the request that began it; empty if it had none
     * @param operationId empty where operations have none
     */
    record Origin(String token, String operationId, String operationType) {
        static final Origin NONE = new Origin("", "", "");
    }

    StackEvent(String id, Instant at, StackResource resource, String status, String reason, Origin origin) {
        this(id, at, resource, status, reason, origin, Optional.empty());
    }

    String token() {
        return origin.token();
    }

    /** Whether it is a failure of its own, and not the consequence of another. */
    boolean isCause() {
        return !ofStack() && status.endsWith("_FAILED") && !reason.endsWith("cancelled");
    }

    /** As DescribeEvents tells it. */
    ObjectNode failure(ScriptedStack stack) {
        ObjectNode tree = toTree(stack).put("OperationType", origin.operationType());
        return tree.put("EventType", hook.isPresent() ? "HOOK_INVOCATION_ERROR" : "PROVISIONING_ERROR");
    }

    boolean ofStack() {
        return resource.type().equals(StackResource.STACK);
    }

    /** Whether from here on the resource is as the event has it. */
    boolean deploys() {
        return status.equals("CREATE_COMPLETE") || status.equals("UPDATE_COMPLETE") || status.equals("IMPORT_COMPLETE");
    }

    boolean removes() {
        return status.equals("DELETE_COMPLETE")
                || status.equals("DELETE_SKIPPED")
                || status.equals("IMPORT_ROLLBACK_COMPLETE");
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
        if (!origin.operationId().isEmpty()) {
            tree.put("OperationId", origin.operationId());
        }
        hook.ifPresent(objection -> objection.hook(tree).put("HookInvocationId", objection.id()));
        return token().isEmpty() ? tree : tree.put("ClientRequestToken", token());
    }

    /** A creation has no physical id before it was begun. */
    private String physicalId() {
        boolean announced = !ofStack() && status.equals("CREATE_IN_PROGRESS") && reason.isEmpty();
        return announced ? "" : resource.physicalId();
    }
}
