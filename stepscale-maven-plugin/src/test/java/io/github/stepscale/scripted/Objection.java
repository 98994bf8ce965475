package io.github.stepscale.scripted;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/**
 * What CloudFormation's validation or a hook has against a change set, or a hook against a resource.
 *
 * @param mode FAIL or WARN
 * @param name of the validation, or the type of the hook
 * @param remediation what the hook advises; absent for a validation
 */
record Objection(
        String id,
        String mode,
        String resource,
        String name,
        String reason,
        String path,
        Optional<Remediation> remediation) {

    /** What a hook advises. */
    record Remediation(String message, String link) {}

    boolean fails() {
        return mode.equals("FAIL");
    }

    boolean ofHook() {
        return remediation.isPresent();
    }

    /** As DescribeEvents tells it. */
    ObjectNode toTree(String stackId, String operationId, Instant at) {
        ObjectNode tree = Json.object()
                .put("EventId", id)
                .put("StackId", stackId)
                .put("OperationId", operationId)
                .put("OperationType", "CREATE_CHANGESET")
                .put("LogicalResourceId", resource)
                .putPOJO("Timestamp", at);
        if (ofHook()) {
            return hook(tree.put("EventType", "HOOK_INVOCATION_ERROR"));
        }
        return tree.put("EventType", "VALIDATION_ERROR")
                .put("ValidationName", name)
                .put("ValidationStatus", "FAILED")
                .put("ValidationStatusReason", reason)
                .put("ValidationPath", path)
                .put("ValidationFailureMode", mode);
    }

    /** The fields of a hook in an event. */
    ObjectNode hook(ObjectNode tree) {
        return tree.put("HookType", name)
                .put("HookStatus", "HOOK_COMPLETE_FAILED")
                .put("HookStatusReason", reason)
                .put("HookInvocationPoint", "PRE_PROVISION")
                .put("HookFailureMode", mode);
    }

    ObjectNode summary() {
        return Json.object()
                .put("HookResultId", id)
                .put("InvocationPoint", "PRE_PROVISION")
                .put("FailureMode", mode)
                .put("TypeName", name)
                .put("Status", "HOOK_COMPLETE_FAILED")
                .put("HookStatusReason", reason);
    }

    /** As GetHookResult tells it: with one thing that it found wrong, and one that it found right. */
    ObjectNode result() {
        ObjectNode found = Json.object()
                .put("AnnotationName", "found")
                .put("Status", "FAILED")
                .put("StatusMessage", reason)
                .put("SeverityLevel", "HIGH");
        remediation.ifPresent(
                advice -> found.put("RemediationMessage", advice.message()).put("RemediationLink", advice.link()));
        ObjectNode right = Json.object()
                .put("AnnotationName", "right")
                .put("Status", "PASSED")
                .put("StatusMessage", "nothing wrong");
        ObjectNode tree = summary();
        tree.putArray("Annotations").add(found).add(right);
        return tree;
    }
}
