package io.github.stepscale.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.aws.OperationEvents.HookResult;
import io.github.stepscale.aws.OperationEvents.Objection;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudformation.model.Annotation;
import software.amazon.awssdk.services.cloudformation.model.GetHookResultResponse;
import software.amazon.awssdk.services.cloudformation.model.OperationEvent;

class OperationEventMapperTest {
    private static OperationEvent.Builder validation() {
        return OperationEvent.builder()
                .eventType("VALIDATION_ERROR")
                .logicalResourceId("Alarm")
                .validationName("NAME_CONFLICT_VALIDATION")
                .validationStatus("FAILED")
                .validationStatusReason("It exists")
                .validationPath("/Resources/Alarm")
                .validationFailureMode("FAIL");
    }

    @Test
    void aFailedValidationIsAnObjection() {
        assertThat(OperationEventMapper.objection(validation().build()))
                .contains(new Objection(
                        Objection.Kind.VALIDATION,
                        false,
                        "Alarm",
                        "NAME_CONFLICT_VALIDATION",
                        "It exists",
                        "/Resources/Alarm"));
    }

    @ParameterizedTest
    @CsvSource({"FAIL, false", "WARN, true", "newer than this program, false"})
    void anUnknownModeIsTakenForTheWorseOne(String mode, boolean warning) {
        assertThat(OperationEventMapper.objection(
                        validation().validationFailureMode(mode).build()))
                .map(Objection::isWarning)
                .contains(warning);
    }

    @ParameterizedTest
    @ValueSource(strings = {"STACK_EVENT", "PROGRESS_EVENT", "newer than this program"})
    void otherEventsAreNoObjections(String type) {
        assertThat(OperationEventMapper.objection(validation().eventType(type).build()))
                .isEmpty();
    }

    @Test
    void aSkippedValidationIsNoObjection() {
        assertThat(OperationEventMapper.objection(
                        validation().validationStatus("SKIPPED").build()))
                .isEmpty();
    }

    @Test
    void absentFieldsAreEmpty() {
        OperationEvent bare = OperationEvent.builder()
                .eventType("HOOK_INVOCATION_ERROR")
                .hookType("Acme::Hook")
                .build();
        assertThat(OperationEventMapper.objection(bare))
                .contains(new Objection(Objection.Kind.HOOK, false, "", "Acme::Hook", "", ""));
    }

    @Test
    void aProvisioningErrorHasTheReasonOfTheResource() {
        OperationEvent event = OperationEvent.builder()
                .eventType("PROVISIONING_ERROR")
                .logicalResourceId("Alarm")
                .resourceType("AWS::CloudWatch::Alarm")
                .resourceStatusReason("no\nsuch metric")
                .build();
        assertThat(OperationEventMapper.objection(event))
                .contains(new Objection(
                        Objection.Kind.PROVISIONING, false, "Alarm", "AWS::CloudWatch::Alarm", "no such metric", ""));
    }

    @Test
    void aHookTellsOnlyWhatItFoundWrong() {
        GetHookResultResponse response = GetHookResultResponse.builder()
                .typeName("Acme::Hook")
                .hookStatusReason("2 findings")
                .annotations(
                        annotation("PASSED", "fine"),
                        annotation("SKIPPED", "unknown"),
                        annotation("FAILED", "wrong"),
                        annotation("newer than this program", "odd"))
                .build();
        assertThat(OperationEventMapper.hookResult(response).annotations())
                .extracting(HookResult.Annotation::message)
                .containsExactly("wrong", "odd");
        assertThat(Optional.of(OperationEventMapper.hookResult(response)))
                .map(HookResult::reason)
                .contains("2 findings");
    }

    private static Annotation annotation(String status, String message) {
        return Annotation.builder().status(status).statusMessage(message).build();
    }
}
