package io.github.stepscale.operation.status;

import io.github.stepscale.aws.Alarms;
import io.github.stepscale.aws.AutoScaling;
import io.github.stepscale.aws.Aws;
import io.github.stepscale.aws.AwsException;
import io.github.stepscale.aws.Stacks;
import io.github.stepscale.operation.shared.PhysicalIds;
import io.github.stepscale.operation.status.StatusReport.Part;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.template.LogicalIds;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The live scalable target, schedules, policies and alarms of a stack. CloudFormation compares only templates: it detects
 * neither a step that was edited by hand nor a target that DeleteEndpoint deregistered.
 *
 * @param target absent if it is not registered, or not read
 * @param parts the target, the schedules if there are any, each policy and each alarm, with the differences from the plan
 * @param alarms the alarms of the stack that exist and were read
 * @param policies all policies of the target; empty if they were not read
 * @param foreignPolicies policies of the same target that are not in the stack
 * @param foreignSchedules scheduled actions of the same target that are not in the stack
 * @param unreadParts the parts that could not be read, with the reason
 */
public record LiveResources(
        Optional<AutoScaling.Target> target,
        List<Part> parts,
        List<Alarms.Alarm> alarms,
        List<AutoScaling.Policy> policies,
        List<String> foreignPolicies,
        List<String> foreignSchedules,
        List<UnreadablePart> unreadParts) {
    public LiveResources {
        parts = List.copyOf(parts);
        alarms = List.copyOf(alarms);
        policies = List.copyOf(policies);
        foreignPolicies = List.copyOf(foreignPolicies);
        foreignSchedules = List.copyOf(foreignSchedules);
        unreadParts = List.copyOf(unreadParts);
    }

    /**
     * Reads back what a plan deployed.
     *
     * @param stackId the ARN of the stack, or its name
     * @param now decides which schedules are over
     * @throws AwsException if AWS gives no answer, or does not know the caller
     */
    public static LiveResources of(Aws aws, ScalingPlan plan, String stackId, Instant now) {
        PartialReader reader = new PartialReader();
        return of(aws, plan, resources(aws, stackId, reader), now, reader);
    }

    /**
     * Reads back what a plan deployed, where the resources of the stack are known.
     *
     * @param now decides which schedules are over
     * @throws AwsException if AWS gives no answer, or does not know the caller
     */
    public static LiveResources of(Aws aws, ScalingPlan plan, List<Stacks.Resource> resources, Instant now) {
        return of(aws, plan, resources, now, new PartialReader());
    }

    /**
     * Reads back what a plan deployed.
     *
     * @param resources empty if there is no stack, or they were not read
     * @param reader collects what cannot be read
     */
    static LiveResources of(
            Aws aws, ScalingPlan plan, List<Stacks.Resource> resources, Instant now, PartialReader reader) {
        Map<String, String> ids = PhysicalIds.of(resources);
        LiveState live = LiveState.read(aws, plan, ids, reader);
        LiveComparison comparison = new LiveComparison(plan, ids, live, now);
        return new LiveResources(
                live.target().flatMap(found -> found),
                comparison.parts(),
                live.alarms().orElseGet(List::of),
                live.policies().orElseGet(List::of),
                comparison.foreignPolicies(),
                comparison.foreignSchedules(),
                reader.unreadParts());
    }

    /** Returns the resources of a stack; empty if they cannot be read. */
    static List<Stacks.Resource> resources(Aws aws, String stackId, PartialReader reader) {
        return reader.read(ResourceKind.RESOURCES, () -> aws.stacks().resources(stackId))
                .orElseGet(List::of);
    }

    /** Returns whether a difference from the plan is known. */
    public boolean isDrifted() {
        return parts.stream().anyMatch(part -> !part.differences().isEmpty());
    }

    /** Returns the names of the parts with a difference that a remedy removes. */
    public List<String> partsWith(Remedy remedy) {
        return parts.stream()
                .filter(part -> part.remedies().contains(remedy))
                .map(Part::name)
                .toList();
    }

    /** Returns the names of the parts that do not exist. */
    public Set<String> absentParts() {
        return parts.stream()
                .filter(part -> part.differences().contains(Difference.ABSENT))
                .map(Part::name)
                .collect(Collectors.toSet());
    }

    /** Returns whether the range of the target is one that the plan sets, by itself or by a schedule. */
    public boolean isSameRange() {
        return parts.stream()
                .filter(part -> part.name().equals(LogicalIds.TARGET))
                .flatMap(part -> part.differences().stream())
                .noneMatch(TargetDrift::isOfRange);
    }

    /** Returns {@code ScalableTarget: not registered; ScaleOutPolicy: does not exist}; empty if no difference is known. */
    public String differences() {
        return parts.stream()
                .filter(part -> !part.differences().isEmpty())
                .map(part -> part.name() + ": " + String.join(", ", part.differences()))
                .collect(Collectors.joining("; "));
    }

    /** Returns whether everything that the plan defines was read. */
    public boolean isComplete() {
        return unreadParts.stream().noneMatch(part -> part.kind().isDescribed());
    }

    /** Returns what the plan defines and was not read, as sentences; empty if everything was read. */
    public String unreadSentence() {
        return unreadParts.stream()
                .filter(part -> part.kind().isDescribed())
                .map(UnreadablePart::sentence)
                .collect(Collectors.joining(" And "));
    }
}
