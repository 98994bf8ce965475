package io.github.stepscale.tuning.edit;

import io.github.stepscale.simulation.Summary;
import java.util.List;
import java.util.Optional;

/**
 * The cheapest edits of a policy that meet an objective on given traffic. They promise nothing on other traffic.
 *
 * @param present the simulation of the policy as it is
 * @param presentMeets whether it meets the objective; then all edits are cheaper
 * @param edits at most five, by cost, then by size
 * @param nearest the edit that comes nearest to the objective; only if neither the policy nor any edit meets it
 * @param simulated the number of edits that were simulated
 * @param skipped why no edits were looked for; empty if they were
 */
public record PolicyEdits(
        Summary present,
        boolean presentMeets,
        List<PolicyEdit> edits,
        Optional<PolicyEdit> nearest,
        int simulated,
        Optional<String> skipped) {
    /** Maximum number of edits. */
    public static final int MAX_EDITS = 5;

    public PolicyEdits {
        edits = List.copyOf(edits);
    }
}
