package io.github.stepscale.operation.status;

import io.github.stepscale.aws.Alarms;
import io.github.stepscale.aws.AutoScaling;
import io.github.stepscale.aws.Endpoints;
import io.github.stepscale.aws.Stacks;
import io.github.stepscale.operation.Hints;
import io.github.stepscale.operation.shared.RepairAdvice;
import java.util.List;
import java.util.Optional;

/**
 * What is running, and where it differs from the descriptor.
 *
 * @param stack absent if it is not deployed, or not seen
 * @param template whether the deployed template, with the values of its parameters, is seen to be the rendered one
 * @param target absent if it is not registered, or not seen
 * @param parts the scalable target, each policy and each alarm, with what differs
 * @param alarms those of the stack that exist and were seen
 * @param capacity absent if SageMaker knows no such endpoint, variant or component, or it was not seen
 * @param activities newest first; empty if they were not seen
 * @param foreign policies of the same target that are not of the stack; empty if they were not seen
 * @param notOurs resources of the stack that no descriptor of this target makes, each in words; empty if there is none, or
 *     they were not seen
 * @param unseen what could not be looked at, and why: of that nothing above says that it is not there
 */
public record StatusReport(
        String name,
        Optional<Stacks.Stack> stack,
        boolean template,
        Optional<AutoScaling.Target> target,
        List<Part> parts,
        List<Alarms.Alarm> alarms,
        Optional<Endpoints.Capacity> capacity,
        List<AutoScaling.Activity> activities,
        List<String> foreign,
        List<String> notOurs,
        List<UnreadablePart> unseen) {
    public StatusReport {
        parts = List.copyOf(parts);
        alarms = List.copyOf(alarms);
        activities = List.copyOf(activities);
        foreign = List.copyOf(foreign);
        notOurs = List.copyOf(notOurs);
        unseen = List.copyOf(unseen);
    }

    /**
     * One resource.
     *
     * @param name its logical id
     * @param seen whether it could be looked at
     * @param differences from the descriptor, in words; empty if it is as the descriptor says, or was not seen
     */
    public record Part(String name, boolean seen, List<String> differences) {
        public Part {
            differences = List.copyOf(differences);
        }

        /** @param differences empty if it was not seen */
        static Part of(String name, Optional<List<String>> differences) {
            return new Part(name, differences.isPresent(), differences.orElseGet(List::of));
        }
    }

    /** Whether a thing could be looked at. */
    public boolean sees(ResourceKind thing) {
        return unseen.stream().noneMatch(blind -> blind.thing() == thing);
    }

    /** Whether anything that runs is known not to be as the descriptor says. */
    public boolean isDrifted() {
        return sees(ResourceKind.STACK) && stack.isEmpty()
                || isOutdated()
                || parts.stream().anyMatch(part -> !part.differences().isEmpty());
    }

    /** Whether everything that the descriptor says was seen, so that without a drift it is proven to run. */
    public boolean isWhole() {
        return unseen.stream().noneMatch(blind -> blind.thing().isDescribed());
    }

    /** Whether the stack is seen to have another template, or other parameters. */
    boolean isOutdated() {
        return stack.isPresent() && sees(ResourceKind.TEMPLATE) && !template;
    }

    /** What brings what runs to where the descriptor says, by what differs; empty if nothing is known to. */
    public Optional<String> advice(Hints hints) {
        if (!isDrifted()) {
            return Optional.empty();
        }
        if (!notOurs.isEmpty()) {
            return Optional.of(RepairAdvice.foreignStack(notOurs, hints));
        }
        boolean deployed = stack.isPresent() || !sees(ResourceKind.STACK);
        boolean deployable = !deployed || isOutdated() && !isTargetGone();
        return Optional.of(deployable ? RepairAdvice.deploy(hints) : RepairAdvice.recreate(hints));
    }

    /** Then an update fails, and so does its rollback: what it changes hangs on the target. */
    private boolean isTargetGone() {
        return sees(ResourceKind.TARGET) && target.isEmpty();
    }
}
