package io.github.stepscale.tuning.edit;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.simulation.GoalValidator;
import io.github.stepscale.simulation.Summary;
import io.github.stepscale.tuning.search.Workers;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The cheapest edits of a policy that meet an objective on given traffic. They promise nothing on other traffic.
 *
 * @param present the simulation of the policy as it is
 * @param presentMeets whether it meets the objective; then all edits are cheaper
 * @param edits at most five, by cost, then by size
 * @param nearest the edit that comes nearest to the objective; only if neither the policy nor any edit meets it
 * @param simulated the number of edits that were simulated
 * @param left the number of pairs of edits that were left out, as less promising than those that were simulated
 * @param skipped why no edits were looked for; empty if they were
 */
public record PolicyEdits(
        Summary present,
        boolean presentMeets,
        List<PolicyEdit> edits,
        Optional<PolicyEdit> nearest,
        int simulated,
        int left,
        Optional<String> skipped) {
    /** Maximum number of edits. */
    public static final int MAX_EDITS = 5;

    /** Maximum simulated minutes: some 1,200 edits of two weeks. */
    private static final long MAX_MINUTES = 24_000_000;
    /** Maximum number of pairs of edits. */
    private static final int MAX_PAIRS = 4_000;

    public PolicyEdits {
        edits = List.copyOf(edits);
    }

    /** Looks for edits one after the other; all that read back are deployable. */
    public static Optional<PolicyEdits> of(EditRequest request) {
        return of(request, Workers.SEQUENTIAL, edit -> true);
    }

    /**
     * Looks for edits. The result does not depend on the workers.
     *
     * @param deployable whether an edit may be shown; asked of the best only
     * @return empty if the objective limits neither excess nor latency nor wait
     * @throws io.github.stepscale.validation.InvalidValueException if the policy cannot be simulated, or the objective is
     *     about something unknown
     */
    public static Optional<PolicyEdits> of(EditRequest request, Workers workers, Predicate<PolicyEdit> deployable) {
        if (!EditGoal.exists(request.objective())) {
            return Optional.empty();
        }
        GoalValidator.require(
                request.objective(), ScalingPlan.of(request.present()), request.service(), request.trace());
        EditSearch search = new EditSearch(request, workers, deployable);
        return Optional.of(search.run(MAX_MINUTES, MAX_PAIRS));
    }

    /** The same edits, each of them changed, such as by {@link PolicyEdit#withDiff}. */
    public PolicyEdits map(UnaryOperator<PolicyEdit> change) {
        return new PolicyEdits(
                present,
                presentMeets,
                edits.stream().map(change).toList(),
                nearest.map(change),
                simulated,
                left,
                skipped);
    }
}
