package io.github.stepscale.tuning.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The cheapest edits that meet the objective so far. Of edits with the same figures it keeps the smallest, and of two
 * changes of which one alone is as cheap, that one.
 */
final class BestEdits {
    private record Accepted(Outcome outcome, PolicyEdit edit) {}

    private final Function<Outcome, Optional<PolicyEdit>> accept;
    private final List<Accepted> best = new ArrayList<>();
    private long maxMinutes;

    /**
     * @param maxMinutes the highest cost of interest, in instance-minutes
     * @param accept the edit, if it meets the objective and can be deployed; asked of edits only that would be among the best
     */
    BestEdits(long maxMinutes, Function<Outcome, Optional<PolicyEdit>> accept) {
        this.maxMinutes = maxMinutes;
        this.accept = accept;
    }

    /** The highest cost that still is of interest. */
    long maxMinutes() {
        return maxMinutes;
    }

    boolean isEmpty() {
        return best.isEmpty();
    }

    /** Adds an edit if it is among the best; returns whether it is. */
    boolean offer(Outcome outcome) {
        if (outcome.instanceMinutes() > maxMinutes || best.stream().anyMatch(known -> makesUseless(known, outcome))) {
            return false;
        }
        Optional<PolicyEdit> accepted = accept.apply(outcome);
        accepted.ifPresent(edit -> add(new Accepted(outcome, edit)));
        return accepted.isPresent();
    }

    private static boolean makesUseless(Accepted known, Outcome outcome) {
        boolean smaller = known.outcome().edit().size() <= outcome.edit().size();
        boolean part = outcome.edit().contains(known.outcome().edit())
                && known.outcome().instanceMinutes() <= outcome.instanceMinutes();
        return part || smaller && known.outcome().hasSameFigures(outcome);
    }

    private void add(Accepted accepted) {
        best.removeIf(known -> makesUseless(accepted, known.outcome()));
        best.add(accepted);
        best.sort((one, other) -> Outcome.CHEAPEST_FIRST.compare(one.outcome(), other.outcome()));
        if (best.size() > PolicyEdits.MAX_EDITS) {
            best.remove(PolicyEdits.MAX_EDITS);
        }
        if (best.size() == PolicyEdits.MAX_EDITS) {
            maxMinutes = Math.min(
                    maxMinutes, best.get(PolicyEdits.MAX_EDITS - 1).outcome().instanceMinutes());
        }
    }

    List<PolicyEdit> edits() {
        return best.stream().map(Accepted::edit).toList();
    }
}
