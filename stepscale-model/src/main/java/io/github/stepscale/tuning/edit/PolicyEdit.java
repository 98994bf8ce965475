package io.github.stepscale.tuning.edit;

import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.simulation.Summary;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An edit of a policy and its outcome on the whole traffic.
 *
 * @param changes one or two
 * @param description the edited policy
 * @param summary its simulation
 */
public record PolicyEdit(List<SettingChange> changes, ScalingDescription description, Summary summary) {
    public PolicyEdit {
        changes = List.copyOf(changes);
    }

    /** The changes as text, such as {@code minCapacity 1 → 2, cooldown 300 → 60}. */
    public String describe() {
        return changes.stream().map(SettingChange::toString).collect(Collectors.joining(", "));
    }
}
