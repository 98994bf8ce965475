package io.github.stepscale.tuning;

import io.github.stepscale.tuning.objective.RunFigures;
import io.github.stepscale.tuning.search.FrontPoint;
import io.github.stepscale.tuning.selection.RejectedPolicy;
import io.github.stepscale.tuning.space.PolicyFamily;
import java.util.List;
import java.util.Optional;

/**
 * What the search found in a family.
 *
 * @param family the family
 * @param evaluated the policies that were evaluated, also those that were stopped early
 * @param front the policies of which no other of the family has both a smaller shortage and a lower cost, from the smallest
 *     shortage on
 * @param winner the cheapest policy that qualifies; absent if none does
 * @param unseen the outcome of the winner on the unseen part, which no choice looks at
 * @param rejected the best policy and why it does not qualify; absent if one qualifies, or nothing was found
 * @param reason why the family was not searched
 */
public record FamilyResult(
        PolicyFamily family,
        int evaluated,
        List<FrontPoint> front,
        Optional<FrontPoint> winner,
        Optional<RunFigures> unseen,
        Optional<RejectedPolicy> rejected,
        Optional<String> reason) {

    public FamilyResult {
        front = List.copyOf(front);
    }

    /** The one of two searches whose winner is cheaper, the first of equal ones, with the policies of both counted. */
    FamilyResult cheaper(FamilyResult other) {
        FamilyResult better = other.winnerMinutes() < winnerMinutes() ? other : this;
        return new FamilyResult(
                family,
                evaluated + other.evaluated,
                better.front,
                better.winner,
                better.unseen,
                better.rejected,
                better.reason);
    }

    private long winnerMinutes() {
        return winner.map(point -> point.figures().instanceMinutes()).orElse(Long.MAX_VALUE);
    }

    static FamilyResult skipped(PolicyFamily family, String reason) {
        return new FamilyResult(
                family, 0, List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(reason));
    }
}
