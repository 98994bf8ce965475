package io.github.stepscale.aws;

import io.github.stepscale.aws.OperationEvents.HookResult;
import io.github.stepscale.aws.OperationEvents.Objection;
import io.github.stepscale.aws.OperationEvents.Objection.Kind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudformation.model.Annotation;
import software.amazon.awssdk.services.cloudformation.model.AnnotationStatus;
import software.amazon.awssdk.services.cloudformation.model.GetHookResultResponse;
import software.amazon.awssdk.services.cloudformation.model.HookFailureMode;
import software.amazon.awssdk.services.cloudformation.model.HookResultSummary;
import software.amazon.awssdk.services.cloudformation.model.HookStatus;
import software.amazon.awssdk.services.cloudformation.model.OperationEvent;
import software.amazon.awssdk.services.cloudformation.model.ValidationStatus;

/** Maps the SDK's events of operations to those of {@link OperationEvents}. */
final class OperationEventMapper {
    private OperationEventMapper() {}

    /** Returns what an event objects to; empty for one that reports progress. */
    static Optional<Objection> objection(OperationEvent event) {
        return switch (ResponseFields.raw(event.eventTypeAsString())) {
            case "VALIDATION_ERROR" -> validation(event);
            case "HOOK_INVOCATION_ERROR" -> Optional.of(hook(event));
            case "PROVISIONING_ERROR" -> Optional.of(provisioning(event));
            default -> Optional.empty();
        };
    }

    private static Optional<Objection> validation(OperationEvent event) {
        return event.validationStatus() == ValidationStatus.SKIPPED
                ? Optional.empty()
                : Optional.of(objection(
                        event,
                        Kind.VALIDATION,
                        event.validationFailureMode(),
                        event.validationName(),
                        event.validationStatusReason()));
    }

    private static Objection hook(OperationEvent event) {
        return objection(event, Kind.HOOK, event.hookFailureMode(), event.hookType(), event.hookStatusReason());
    }

    private static Objection provisioning(OperationEvent event) {
        return objection(
                event, Kind.PROVISIONING, HookFailureMode.FAIL, event.resourceType(), event.resourceStatusReason());
    }

    /** A mode that is newer than this program is taken for the worse one. */
    private static Objection objection(
            OperationEvent event,
            Kind kind,
            @Nullable HookFailureMode mode,
            @Nullable String name,
            @Nullable String reason) {
        return new Objection(
                kind,
                mode == HookFailureMode.WARN,
                ResponseFields.text(event.logicalResourceId()),
                ResponseFields.text(name),
                ResponseFields.text(reason),
                ResponseFields.text(event.validationPath()));
    }

    static boolean isFailure(HookResultSummary result) {
        return result.status() == HookStatus.HOOK_COMPLETE_FAILED || result.status() == HookStatus.HOOK_FAILED;
    }

    static HookResult hookResult(GetHookResultResponse response) {
        return new HookResult(
                ResponseFields.word(response.typeName(), "TypeName"),
                ResponseFields.text(response.hookStatusReason()),
                response.annotations().stream()
                        .filter(annotation -> annotation.status() != AnnotationStatus.PASSED
                                && annotation.status() != AnnotationStatus.SKIPPED)
                        .map(OperationEventMapper::annotation)
                        .toList());
    }

    private static HookResult.Annotation annotation(Annotation annotation) {
        return new HookResult.Annotation(
                ResponseFields.text(annotation.statusMessage()),
                ResponseFields.text(annotation.remediationMessage()),
                ResponseFields.text(annotation.remediationLink()));
    }
}
