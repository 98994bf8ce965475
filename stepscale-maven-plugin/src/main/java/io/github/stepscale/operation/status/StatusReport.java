package io.github.stepscale.operation.status;

import io.github.stepscale.aws.Alarms;
import io.github.stepscale.aws.AutoScaling;
import io.github.stepscale.aws.Endpoints;
import io.github.stepscale.aws.Stacks;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.shared.RepairAdvice;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The live resources of a stack, and their differences from the descriptor.
 *
 * @param stack absent if it is not deployed, or not read
 * @param templateAsRendered whether the deployed template and its parameter values were read and equal the rendered ones
 * @param target absent if it is not registered, or not read
 * @param parts the scalable target, the schedules if there are any, each policy and each alarm, with the differences
 * @param alarms the alarms of the stack that exist and were read
 * @param capacity absent if SageMaker knows no such endpoint, variant or component, or it was not read
 * @param activities newest first; empty if they were not read
 * @param foreignPolicies policies of the same target that are not in the stack; empty if they were not read
 * @param foreignSchedules scheduled actions of the same target that are not in the stack; empty if they were not read
 * @param foreignResources resources of the stack that stepscale does not make for this target, as text; empty if there are
 *     none, or they were not read
 * @param unreadParts the parts that could not be read, with the reason; their absence above means nothing
 */
public record StatusReport(
        String name,
        Optional<Stacks.Stack> stack,
        boolean templateAsRendered,
        Optional<AutoScaling.Target> target,
        List<Part> parts,
        List<Alarms.Alarm> alarms,
        Optional<Endpoints.Capacity> capacity,
        List<AutoScaling.Activity> activities,
        List<String> foreignPolicies,
        List<String> foreignSchedules,
        List<String> foreignResources,
        List<UnreadablePart> unreadParts) {
    public StatusReport {
        parts = List.copyOf(parts);
        alarms = List.copyOf(alarms);
        activities = List.copyOf(activities);
        foreignPolicies = List.copyOf(foreignPolicies);
        foreignSchedules = List.copyOf(foreignSchedules);
        foreignResources = List.copyOf(foreignResources);
        unreadParts = List.copyOf(unreadParts);
    }

    /**
     * One resource of the stack, or the schedules of the target.
     *
     * @param name its logical id, or {@code Schedules}
     * @param read whether it could be read
     * @param differences the differences from the descriptor, as text; empty if there are none, or it was not read
     * @param remedies what removes the differences
     */
    public record Part(String name, boolean read, List<String> differences, Set<Remedy> remedies) {
        public Part {
            differences = List.copyOf(differences);
            remedies = Set.copyOf(remedies);
        }

        /** @param differences empty if it was not read */
        static Part of(String name, Optional<List<Difference>> differences) {
            List<Difference> known = differences.orElseGet(List::of);
            return new Part(
                    name,
                    differences.isPresent(),
                    known.stream().map(Difference::text).toList(),
                    known.stream().map(Difference::remedy).collect(Collectors.toSet()));
        }
    }

    /** Returns whether a part was read. */
    public boolean isRead(ResourceKind kind) {
        return unreadParts.stream().noneMatch(part -> part.kind() == kind);
    }

    /** Returns whether a difference from the descriptor is known. */
    public boolean isDrifted() {
        return isRead(ResourceKind.STACK) && stack.isEmpty()
                || isOutdated()
                || parts.stream().anyMatch(part -> !part.differences().isEmpty());
    }

    /** Returns whether everything that the descriptor defines was read, so that no drift means that all of it runs. */
    public boolean isComplete() {
        return unreadParts.stream().noneMatch(part -> part.kind().isDescribed());
    }

    /** Returns whether the stack was read to have another template, or other parameter values. */
    boolean isOutdated() {
        return stack.isPresent() && isRead(ResourceKind.TEMPLATE) && !templateAsRendered;
    }

    /** Returns how to remove the differences; empty if none is known. */
    public Optional<String> advice(Hints hints) {
        if (!isDrifted()) {
            return Optional.empty();
        }
        if (!foreignResources.isEmpty()) {
            return Optional.of(RepairAdvice.foreignStack(foreignResources, hints));
        }
        boolean deployed = stack.isPresent() || !isRead(ResourceKind.STACK);
        boolean deployable = !deployed || isOutdated() && !isTargetGone();
        return Optional.of(deployable ? RepairAdvice.deploy(hints) : RepairAdvice.repair(hints));
    }

    /** Without the target, an update fails, and so does its rollback. */
    private boolean isTargetGone() {
        return isRead(ResourceKind.TARGET) && target.isEmpty();
    }
}
