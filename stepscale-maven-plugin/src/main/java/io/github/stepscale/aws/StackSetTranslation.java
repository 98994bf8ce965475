package io.github.stepscale.aws;

import io.github.stepscale.aws.StackSetAccess.SelfManaged;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudformation.model.CallAs;
import software.amazon.awssdk.services.cloudformation.model.DeploymentTargets;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.StackInstanceSummary;
import software.amazon.awssdk.services.cloudformation.model.StackSet;
import software.amazon.awssdk.services.cloudformation.model.StackSetOperationPreferences;
import software.amazon.awssdk.services.cloudformation.model.StackSetOperationResultSummary;
import software.amazon.awssdk.services.cloudformation.model.StackSetOperationSummary;
import software.amazon.awssdk.services.cloudformation.model.Tag;

/** CloudFormation's words about stack sets and ours. */
final class StackSetTranslation {
    private StackSetTranslation() {}

    static StackSetState state(StackSet set) {
        return new StackSetState(
                Answers.word(set.stackSetName(), "StackSetName"),
                Answers.needed(set.templateBody(), "TemplateBody"),
                Answers.map(set.parameters(), Parameter::parameterKey, Parameter::parameterValue),
                Answers.map(set.tags(), Tag::key, Tag::value),
                // Stack sets older than the permission models have none (CloudFormation API, StackSet).
                Optional.ofNullable(set.permissionModelAsString()).orElse("SELF_MANAGED"),
                Answers.raw(set.administrationRoleARN()),
                Answers.raw(set.executionRoleName()));
    }

    static StackSetInstance instance(StackInstanceSummary instance) {
        String detail = Optional.ofNullable(instance.stackInstanceStatus())
                .map(status -> Answers.text(status.detailedStatusAsString()))
                .orElse("");
        return new StackSetInstance(
                Answers.word(instance.account(), "Account"),
                Answers.word(instance.region(), "Region"),
                Optional.ofNullable(instance.organizationalUnitId()).filter(unit -> !unit.isEmpty()),
                Answers.word(instance.statusAsString(), "Status"),
                detail,
                Answers.text(instance.statusReason()));
    }

    static StackSetOperation operation(StackSetOperationSummary operation) {
        return new StackSetOperation(
                Answers.word(operation.operationId(), "OperationId"),
                Answers.text(operation.actionAsString()),
                Answers.word(operation.statusAsString(), "Status"),
                Answers.text(operation.statusReason()));
    }

    static StackSetOperation operation(
            software.amazon.awssdk.services.cloudformation.model.StackSetOperation operation) {
        return new StackSetOperation(
                Answers.word(operation.operationId(), "OperationId"),
                Answers.text(operation.actionAsString()),
                Answers.word(operation.statusAsString(), "Status"),
                Answers.text(operation.statusReason()));
    }

    static InstanceResult result(StackSetOperationResultSummary result) {
        return new InstanceResult(
                Answers.word(result.account(), "Account"),
                Answers.word(result.region(), "Region"),
                Answers.word(result.statusAsString(), "Status"),
                Answers.text(result.statusReason()));
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
}
