package io.github.stepscale.operation.status;

import io.github.stepscale.aws.Alarms;
import io.github.stepscale.aws.AutoScaling;
import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.AwsException;
import io.github.stepscale.aws.Stacks;
import io.github.stepscale.operation.ScalableTargetId;
import io.github.stepscale.operation.shared.PhysicalIds;
import io.github.stepscale.operation.status.StatusReport.Part;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.plan.ScalingRule;
import io.github.stepscale.template.LogicalIds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The live scalable target, policies and alarms of a stack. CloudFormation compares only templates: it detects neither a step
 * that was edited by hand nor a target that DeleteEndpoint deregistered.
 *
 * @param target absent if it is not registered, or not read
 * @param parts the target, each policy and each alarm, with the differences from the plan
 * @param alarms the alarms of the stack that exist and were read
 * @param foreignPolicies policies of the same target that are not in the stack
 * @param unreadParts the parts that could not be read, with the reason
 */
public record LiveResources(
        Optional<AutoScaling.Target> target,
        List<Part> parts,
        List<Alarms.Alarm> alarms,
        List<String> foreignPolicies,
        List<UnreadablePart> unreadParts) {
    public LiveResources {
        parts = List.copyOf(parts);
        alarms = List.copyOf(alarms);
        foreignPolicies = List.copyOf(foreignPolicies);
        unreadParts = List.copyOf(unreadParts);
    }

    /**
     * Reads back what a plan deployed.
     *
     * @param stackId the ARN of the stack, or its name
     * @throws AwsException if AWS gives no answer, or does not know the caller
     */
    public static LiveResources of(Aws aws, ScalingPlan plan, String stackId) {
        PartialReader reader = new PartialReader();
        return of(aws, plan, resources(aws, stackId, reader), reader);
    }

    /**
     * Reads back what a plan deployed, where the resources of the stack are known.
     *
     * @param resources empty if there is no stack, or they were not read
     * @param reader collects what cannot be read
     */
    static LiveResources of(Aws aws, ScalingPlan plan, List<Stacks.Resource> resources, PartialReader reader) {
        return new Reading(plan, PhysicalIds.of(resources)).read(aws, reader);
    }

    /** Returns the resources of a stack; empty if they cannot be read. */
    static List<Stacks.Resource> resources(Aws aws, String stackId, PartialReader reader) {
        return reader.read(ResourceKind.RESOURCES, () -> aws.stacks().resources(stackId))
                .orElseGet(List::of);
    }

    /** Returns {@code ScalableTarget: not registered; ScaleOutPolicy: does not exist}; empty if no difference is known. */
    public String differences() {
        return parts.stream()
                .filter(part -> !part.differences().isEmpty())
                .map(part -> part.name() + ": " + String.join(", ", part.differences()))
                .collect(Collectors.joining("; "));
    }

    /** Returns what was not read, as sentences; empty if everything was read. */
    public String unreadSentence() {
        return unreadParts.stream().map(UnreadablePart::sentence).collect(Collectors.joining(" And "));
    }

    /** One reading, by the physical ids of the resources. */
    private record Reading(ScalingPlan plan, Map<String, String> ids) {

        LiveResources read(Aws aws, PartialReader reader) {
            ScalableTargetId target = ScalableTargetId.of(plan.scaling().target());
            AutoScaling scaling = aws.scaling();
            Optional<Optional<AutoScaling.Target>> registered =
                    reader.read(ResourceKind.TARGET, () -> scaling.target(target.resourceId(), target.dimension()));
            Optional<List<AutoScaling.Policy>> policies =
                    reader.read(ResourceKind.POLICIES, () -> scaling.policies(target.resourceId(), target.dimension()));
            Optional<List<Alarms.Alarm>> alarms = alarms(aws, reader);
            return new LiveResources(
                    registered.flatMap(found -> found),
                    parts(registered, policies, alarms),
                    alarms.orElseGet(List::of),
                    policies.map(this::foreign).orElseGet(List::of),
                    reader.unreadParts());
        }

        private Optional<List<Alarms.Alarm>> alarms(Aws aws, PartialReader reader) {
            if (reader.isRead(ResourceKind.STACK) && reader.isRead(ResourceKind.RESOURCES)) {
                return reader.read(ResourceKind.ALARMS, () -> aws.alarms().find(alarmNames()));
            }
            reader.skip(ResourceKind.ALARMS, "They cannot be read without the names of the stack's resources.");
            return Optional.empty();
        }

        private List<String> alarmNames() {
            return plan.allRules().stream()
                    .flatMap(rule -> Optional.ofNullable(ids.get(LogicalIds.alarm(rule))).stream())
                    .toList();
        }

        private List<Part> parts(
                Optional<Optional<AutoScaling.Target>> registered,
                Optional<List<AutoScaling.Policy>> policies,
                Optional<List<Alarms.Alarm>> alarms) {
            List<Part> parts = new ArrayList<>();
            parts.add(Part.of(
                    LogicalIds.TARGET, registered.map(found -> DescriptorDrift.ofTarget(plan.scaling(), found))));
            for (ScalingRule rule : plan.allRules()) {
                Optional<AutoScaling.Policy> policy = policies.flatMap(all -> policy(rule, all));
                Optional<String> arn = policy.map(AutoScaling.Policy::arn)
                        .or(() -> policies.isPresent()
                                ? Optional.empty()
                                : Optional.ofNullable(ids.get(LogicalIds.policy(rule))));
                Optional<Alarms.Alarm> alarm = alarms.flatMap(all -> alarm(rule, all));
                parts.add(Part.of(
                        LogicalIds.policy(rule), policies.map(read -> DescriptorDrift.ofPolicy(rule, policy, alarm))));
                parts.add(
                        Part.of(LogicalIds.alarm(rule), alarms.map(read -> DescriptorDrift.ofAlarm(rule, arn, alarm))));
            }
            return parts;
        }

        private Optional<AutoScaling.Policy> policy(ScalingRule rule, List<AutoScaling.Policy> policies) {
            return policies.stream().filter(running -> isOf(rule, running)).findFirst();
        }

        private Optional<Alarms.Alarm> alarm(ScalingRule rule, List<Alarms.Alarm> alarms) {
            return alarms.stream()
                    .filter(running -> running.name().equals(ids.get(LogicalIds.alarm(rule))))
                    .findFirst();
        }

        /** Compares the ARN; or the name, if the policy was deleted and created again. */
        private boolean isOf(ScalingRule rule, AutoScaling.Policy running) {
            return running.arn().equals(ids.get(LogicalIds.policy(rule)))
                    || running.name().equals(plan.scaling().stackName() + "-" + rule.id());
        }

        private List<String> foreign(List<AutoScaling.Policy> policies) {
            return policies.stream()
                    .filter(policy -> plan.allRules().stream().noneMatch(rule -> isOf(rule, policy)))
                    .map(AutoScaling.Policy::name)
                    .toList();
        }
    }
}
