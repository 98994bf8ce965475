package io.github.stepscale.aws;

import io.github.stepscale.aws.StackSetAccess.SelfManaged;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.model.CallAs;
import software.amazon.awssdk.services.cloudformation.model.DeploymentTargets;
import software.amazon.awssdk.services.cloudformation.model.StackInstanceSummary;
import software.amazon.awssdk.services.cloudformation.model.StackSet;
import software.amazon.awssdk.services.cloudformation.model.StackSetOperationPreferences;
import software.amazon.awssdk.services.cloudformation.model.StackSetOperationResultSummary;
import software.amazon.awssdk.services.cloudformation.model.StackSetOperationSummary;

/** CloudFormation's words about stack sets and ours. */
final class StackSetTranslation {
    private StackSetTranslation() {}

    static StackSetState state(StackSet set) {
        Map<String, String> parameters = new LinkedHashMap<>();
        set.parameters().forEach(parameter -> parameters.put(parameter.parameterKey(), parameter.parameterValue()));
        Map<String, String> tags = new LinkedHashMap<>();
        set.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
        return new StackSetState(
                set.stackSetName(),
                text(set.templateBody()),
                parameters,
                tags,
                // Stack sets older than the permission models have none (CloudFormation API, StackSet).
                Optional.ofNullable(set.permissionModelAsString()).orElse("SELF_MANAGED"),
                text(set.administrationRoleARN()),
                text(set.executionRoleName()));
    }

    static StackSetInstance instance(StackInstanceSummary instance) {
        String detail = Optional.ofNullable(instance.stackInstanceStatus())
                .map(status -> text(status.detailedStatusAsString()))
                .orElse("");
        return new StackSetInstance(
                instance.account(),
                instance.region(),
                Optional.ofNullable(instance.organizationalUnitId()).filter(unit -> !unit.isEmpty()),
                text(instance.statusAsString()),
                detail,
                Text.oneLine(text(instance.statusReason())));
    }

    static StackSetOperation operation(StackSetOperationSummary operation) {
        return new StackSetOperation(
                operation.operationId(),
                operation.actionAsString(),
                operation.statusAsString(),
                Text.oneLine(text(operation.statusReason())));
    }

    static StackSetOperation operation(
            software.amazon.awssdk.services.cloudformation.model.StackSetOperation operation) {
        return new StackSetOperation(
                operation.operationId(),
                operation.actionAsString(),
                operation.statusAsString(),
                Text.oneLine(text(operation.statusReason())));
    }

    static InstanceResult result(StackSetOperationResultSummary result) {
        return new InstanceResult(
                result.account(), result.region(), result.statusAsString(), Text.oneLine(text(result.statusReason())));
    }

    static StackSetOperationPreferences.Builder preferences(StackSetPreferences preferences) {
        return StackSetOperationPreferences.builder()
                .failureToleranceCount(preferences.failureTolerance())
                .maxConcurrentCount(preferences.maxConcurrent());
    }

    static DeploymentTargets units(List<String> organizationalUnits) {
        return DeploymentTargets.builder()
                .organizationalUnitIds(organizationalUnits)
                .build();
    }

    /** The SDK leaves out what is null, and a stack set managed by roles takes nothing else. */
    static CallAs callAs(StackSetAccess access) {
        return access instanceof StackSetAccess.ServiceManaged managed && managed.delegated()
                ? CallAs.DELEGATED_ADMIN
                : null;
    }

    static String administrationRole(StackSetAccess access) {
        return access instanceof SelfManaged roles
                ? roles.administrationRoleArn().orElse(null)
                : null;
    }

    static String executionRole(StackSetAccess access) {
        return access instanceof SelfManaged roles ? roles.executionRoleName().orElse(null) : null;
    }

    private static String text(String orNull) {
        return Optional.ofNullable(orNull).orElse("");
    }
}
