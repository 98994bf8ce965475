package io.github.stepscale.operation.status;

import io.github.stepscale.aws.Alarm;
import io.github.stepscale.aws.Capacity;
import io.github.stepscale.aws.ScalableTarget;
import io.github.stepscale.aws.ScalingActivity;
import io.github.stepscale.aws.StackState;
import java.util.List;
import java.util.Optional;

/**
 * What is running, and where it differs from the descriptor.
 *
 * @param stack absent if it is not deployed
 * @param template whether the deployed template is the rendered one
 * @param target absent if it is not registered
 * @param parts the scalable target, each policy and each alarm, with what differs
 * @param alarms those of the stack that exist
 * @param capacity absent if SageMaker knows no such endpoint, variant or component
 * @param activities newest first
 * @param foreign policies of the same target that are not of the stack
 * @param unseen what could not be looked at, and why
 */
public record StatusReport(
        String name,
        Optional<StackState> stack,
        boolean template,
        Optional<ScalableTarget> target,
        List<Part> parts,
        List<Alarm> alarms,
        Optional<Capacity> capacity,
        List<ScalingActivity> activities,
        List<String> foreign,
        List<String> unseen) {
    public StatusReport {
        parts = List.copyOf(parts);
        alarms = List.copyOf(alarms);
        activities = List.copyOf(activities);
        foreign = List.copyOf(foreign);
        unseen = List.copyOf(unseen);
    }

    /**
     * One resource.
     *
     * @param name its logical id
     * @param differences from the descriptor, in words; empty if it is as the descriptor says
     */
    public record Part(String name, List<String> differences) {
        public Part {
            differences = List.copyOf(differences);
        }
    }

    /** Whether anything that runs is not as the descriptor says. */
    public boolean isDrifted() {
        return stack.isEmpty()
                || !template
                || parts.stream().anyMatch(part -> !part.differences().isEmpty());
    }
}
