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
 * @param diff the lines of the difference of the user's file, as in {@code diff -u}; empty where the file is not known
 */
public record PolicyEdit(
        List<SettingChange> changes, ScalingDescription description, Summary summary, List<String> diff) {
    public PolicyEdit {
        changes = List.copyOf(changes);
        diff = List.copyOf(diff);
    }

    /** The same edit with the difference of a file. */
    public PolicyEdit withDiff(List<String> lines) {
        return new PolicyEdit(changes, description, summary, lines);
    }

    /** The changes as text, such as {@code minCapacity 1 → 2, cooldown 300 → 60}. */
    public String describe() {
        return changes.stream().map(SettingChange::toString).collect(Collectors.joining(", "));
    }
}
