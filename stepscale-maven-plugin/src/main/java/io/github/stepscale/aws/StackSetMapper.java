package io.github.stepscale.aws;

import io.github.stepscale.aws.StackSets.PermissionModel.SelfManaged;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudformation.model.CallAs;
import software.amazon.awssdk.services.cloudformation.model.DeploymentTargets;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.StackInstanceSummary;
import software.amazon.awssdk.services.cloudformation.model.StackSet;
import software.amazon.awssdk.services.cloudformation.model.StackSetOperation;
import software.amazon.awssdk.services.cloudformation.model.StackSetOperationPreferences;
import software.amazon.awssdk.services.cloudformation.model.StackSetOperationResultSummary;
import software.amazon.awssdk.services.cloudformation.model.StackSetOperationSummary;
import software.amazon.awssdk.services.cloudformation.model.Tag;

/** Maps the SDK's types of stack sets to those of {@link StackSets}, and back. */
final class StackSetMapper {
    private StackSetMapper() {}

    static StackSets.StackSet state(StackSet set) {
        return new StackSets.StackSet(
                ResponseFields.word(set.stackSetName(), "StackSetName"),
                ResponseFields.require(set.templateBody(), "TemplateBody"),
                ResponseFields.map(set.parameters(), Parameter::parameterKey, Parameter::parameterValue),
                ResponseFields.map(set.tags(), Tag::key, Tag::value),
                // Stack sets older than the permission models have none (CloudFormation API, StackSet).
                Optional.ofNullable(set.permissionModelAsString()).orElse("SELF_MANAGED"),
                ResponseFields.raw(set.administrationRoleARN()),
                ResponseFields.raw(set.executionRoleName()));
    }

    static StackSets.Instance instance(StackInstanceSummary instance) {
        String detail = Optional.ofNullable(instance.stackInstanceStatus())
                .map(status -> ResponseFields.text(status.detailedStatusAsString()))
                .orElse("");
        return new StackSets.Instance(
                ResponseFields.word(instance.account(), "Account"),
                ResponseFields.word(instance.region(), "Region"),
                Optional.ofNullable(instance.organizationalUnitId()).filter(unit -> !unit.isEmpty()),
                ResponseFields.word(instance.statusAsString(), "Status"),
                detail,
                ResponseFields.text(instance.statusReason()));
    }

    static StackSets.Operation operation(StackSetOperationSummary operation) {
        return operation(
                operation.operationId(),
                operation.actionAsString(),
                operation.statusAsString(),
                operation.statusReason());
    }

    static StackSets.Operation operation(StackSetOperation operation) {
        return operation(
                operation.operationId(),
                operation.actionAsString(),
                operation.statusAsString(),
                operation.statusReason());
    }

    private static StackSets.Operation operation(String id, String action, String status, String reason) {
        return new StackSets.Operation(
                ResponseFields.id(id, "OperationId"),
                ResponseFields.text(action),
                ResponseFields.word(status, "Status"),
                ResponseFields.text(reason));
    }

    static StackSets.InstanceResult result(StackSetOperationResultSummary result) {
        return new StackSets.InstanceResult(
                ResponseFields.word(result.account(), "Account"),
                ResponseFields.word(result.region(), "Region"),
                ResponseFields.word(result.statusAsString(), "Status"),
                ResponseFields.text(result.statusReason()));
    }

    static StackSetOperationPreferences.Builder preferences(StackSets.OperationPreferences preferences) {
        return StackSetOperationPreferences.builder()
                .failureToleranceCount(preferences.failureTolerance())
                .maxConcurrentCount(preferences.maxConcurrent());
    }

    static DeploymentTargets units(List<String> organizationalUnits) {
        return DeploymentTargets.builder()
                .organizationalUnitIds(organizationalUnits)
                .build();
    }

    /** The SDK leaves out null, the only value that a self-managed stack set takes. */
    static @Nullable CallAs callAs(StackSets.PermissionModel access) {
        return access instanceof StackSets.PermissionModel.ServiceManaged managed && managed.delegated()
                ? CallAs.DELEGATED_ADMIN
                : null;
    }

    static @Nullable String administrationRole(StackSets.PermissionModel access) {
        return access instanceof SelfManaged roles
                ? roles.administrationRoleArn().orElse(null)
                : null;
    }

    static @Nullable String executionRole(StackSets.PermissionModel access) {
        return access instanceof SelfManaged roles ? roles.executionRoleName().orElse(null) : null;
    }
}
