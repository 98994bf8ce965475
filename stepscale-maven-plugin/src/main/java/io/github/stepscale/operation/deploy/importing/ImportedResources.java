package io.github.stepscale.operation.deploy.importing;

import io.github.stepscale.aws.AutoScaling;
import io.github.stepscale.aws.ChangeSets;
import io.github.stepscale.aws.Stacks;
import io.github.stepscale.operation.ScalableTargetId;
import io.github.stepscale.plan.PlannedRule;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.TrackingScaling;
import io.github.stepscale.template.GeneratedResources;
import io.github.stepscale.template.LogicalIds;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The resources of a template that exist, with what identifies them for CloudFormation. */
final class ImportedResources {
    private final ScalingPlan plan;
    private final ScalableTargetId target;

    ImportedResources(ImportRequest request) {
        this.plan = request.plan();
        this.target = request.target();
    }

    /** Returns those whose names are known without a request: the target and the alarms. */
    List<Stacks.Resource> named() {
        List<Stacks.Resource> named = new ArrayList<>();
        named.add(existing(LogicalIds.TARGET, GeneratedResources.TARGET_TYPE, target.physicalId()));
        plan.plannedRules()
                .forEach(rule -> alarmName(rule)
                        .ifPresent(name ->
                                named.add(existing(LogicalIds.alarm(rule), GeneratedResources.ALARM_TYPE, name))));
        return named;
    }

    private static Stacks.Resource existing(String logicalId, String type, String physicalId) {
        return new Stacks.Resource(logicalId, type, physicalId, "IMPORT_COMPLETE");
    }

    /** Returns all of them; without a policy that is not among the live ones. */
    List<ChangeSets.ResourceToImport> of(List<AutoScaling.Policy> policies) {
        List<ChangeSets.ResourceToImport> all = new ArrayList<>();
        all.add(targetToImport());
        plan.tracking()
                .flatMap(tracking -> policy(TrackingScaling.ID, LogicalIds.TRACKING_POLICY, policies))
                .ifPresent(all::add);
        for (PlannedRule rule : plan.plannedRules()) {
            policy(rule.id(), LogicalIds.policy(rule), policies).ifPresent(all::add);
            alarmName(rule)
                    .map(name -> new ChangeSets.ResourceToImport(
                            LogicalIds.alarm(rule), GeneratedResources.ALARM_TYPE, Map.of("AlarmName", name)))
                    .ifPresent(all::add);
        }
        return all;
    }

    private ChangeSets.ResourceToImport targetToImport() {
        Map<String, String> identifier = new LinkedHashMap<>();
        identifier.put("ResourceId", target.resourceId());
        identifier.put("ScalableDimension", target.dimension());
        identifier.put("ServiceNamespace", "sagemaker");
        return new ChangeSets.ResourceToImport(LogicalIds.TARGET, GeneratedResources.TARGET_TYPE, identifier);
    }

    private Optional<ChangeSets.ResourceToImport> policy(
            String ruleId, String logicalId, List<AutoScaling.Policy> policies) {
        String name = plan.scaling().policyName(ruleId);
        return policies.stream()
                .filter(policy -> policy.name().equals(name))
                .findFirst()
                .map(policy -> {
                    Map<String, String> identifier = new LinkedHashMap<>();
                    identifier.put("Arn", policy.arn());
                    identifier.put("ScalableDimension", target.dimension());
                    return new ChangeSets.ResourceToImport(logicalId, GeneratedResources.POLICY_TYPE, identifier);
                });
    }

    private Optional<String> alarmName(PlannedRule rule) {
        return plan.scaling().stack().namesOf(rule.id()).alarm();
    }

    /** Returns CloudFormation's physical id of a resource. */
    static String physicalId(ChangeSets.ResourceToImport resource) {
        return switch (resource.type()) {
            case GeneratedResources.TARGET_TYPE ->
                String.join("|", resource.identifier().values());
            case GeneratedResources.POLICY_TYPE -> identifier(resource, "Arn");
            default -> identifier(resource, "AlarmName");
        };
    }

    private static String identifier(ChangeSets.ResourceToImport resource, String key) {
        return Optional.ofNullable(resource.identifier().get(key)).orElseThrow();
    }
}
