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
 * The scalable target, the policies and the alarms of a stack as they run. CloudFormation compares templates: that somebody
 * edited a step, or that DeleteEndpoint took the target and its policies away, it does not see.
 *
 * @param target absent if it is not registered, or not seen
 * @param parts the target, each policy and each alarm, with what differs from the plan
 * @param alarms those of the stack that exist and were seen
 * @param foreign policies of the same target that are not of the stack
 * @param unseen what could not be looked at, and why
 */
public record LiveResources(
        Optional<AutoScaling.Target> target,
        List<Part> parts,
        List<Alarms.Alarm> alarms,
        List<String> foreign,
        List<UnreadablePart> unseen) {
    public LiveResources {
        parts = List.copyOf(parts);
        alarms = List.copyOf(alarms);
        foreign = List.copyOf(foreign);
        unseen = List.copyOf(unseen);
    }

    /**
     * Reads back what a plan deployed.
     *
     * @param stackId the ARN of the stack, or its name
     * @throws AwsException if AWS gives no answer, or does not know the caller
     */
    public static LiveResources of(Aws aws, ScalingPlan plan, String stackId) {
        PartialReader sight = new PartialReader();
        return of(aws, plan, resources(aws, stackId, sight), sight);
    }

    /**
     * The same of resources that are known; what cannot be seen is remembered elsewhere too.
     *
     * @param resources none where there is no stack, or they were not seen
     */
    static LiveResources of(Aws aws, ScalingPlan plan, List<Stacks.Resource> resources, PartialReader sight) {
        return new Look(plan, PhysicalIds.of(resources)).read(aws, sight);
    }

    /** What a stack has; nothing if that cannot be seen. */
    static List<Stacks.Resource> resources(Aws aws, String stackId, PartialReader sight) {
        return sight.of(ResourceKind.RESOURCES, () -> aws.stacks().resources(stackId))
                .orElseGet(List::of);
    }

    /** {@code ScalableTarget: not registered; ScaleOutPolicy: does not exist}; empty if nothing is known to differ. */
    public String differences() {
        return parts.stream()
                .filter(part -> !part.differences().isEmpty())
                .map(part -> part.name() + ": " + String.join(", ", part.differences()))
                .collect(Collectors.joining("; "));
    }

    /** What is not known, a whole sentence or more; empty if everything was seen. */
    public String blindness() {
        return unseen.stream().map(UnreadablePart::sentence).collect(Collectors.joining(" And "));
    }

    /** One look, by the names that the resources of the stack have in AWS. */
    private record Look(ScalingPlan plan, Map<String, String> ids) {

        LiveResources read(Aws aws, PartialReader sight) {
            ScalableTargetId target = ScalableTargetId.of(plan.scaling().target());
            AutoScaling scaling = aws.scaling();
            Optional<Optional<AutoScaling.Target>> registered =
                    sight.of(ResourceKind.TARGET, () -> scaling.target(target.resourceId(), target.dimension()));
            Optional<List<AutoScaling.Policy>> policies =
                    sight.of(ResourceKind.POLICIES, () -> scaling.policies(target.resourceId(), target.dimension()));
            Optional<List<Alarms.Alarm>> alarms = alarms(aws, sight);
            return new LiveResources(
                    registered.flatMap(found -> found),
                    parts(registered, policies, alarms),
                    alarms.orElseGet(List::of),
                    policies.map(this::foreign).orElseGet(List::of),
                    sight.unseen());
        }

        private Optional<List<Alarms.Alarm>> alarms(Aws aws, PartialReader sight) {
            if (sight.sees(ResourceKind.STACK) && sight.sees(ResourceKind.RESOURCES)) {
                return sight.of(ResourceKind.ALARMS, () -> aws.alarms().find(alarmNames()));
            }
            sight.miss(ResourceKind.ALARMS, "They cannot be read without the names of the stack's resources.");
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
                        LogicalIds.policy(rule), policies.map(seen -> DescriptorDrift.ofPolicy(rule, policy, alarm))));
                parts.add(
                        Part.of(LogicalIds.alarm(rule), alarms.map(seen -> DescriptorDrift.ofAlarm(rule, arn, alarm))));
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

        /** By its ARN; or by its name, if someone deleted it and made it anew. */
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
