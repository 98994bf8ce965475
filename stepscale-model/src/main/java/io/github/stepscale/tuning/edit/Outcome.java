package io.github.stepscale.tuning.edit;

import java.util.Comparator;

/**
 * What an edit leads to.
 *
 * @param edit the edit
 * @param shortage in the unit of the {@link EditGoal}
 * @param instanceMinutes paid instance-minutes
 */
record Outcome(Edit edit, double shortage, long instanceMinutes) {
    static final Comparator<Outcome> CHEAPEST_FIRST = Comparator.comparingLong(Outcome::instanceMinutes)
            .thenComparingInt(outcome -> outcome.edit().size())
            .thenComparingInt(outcome -> outcome.edit().order());

    static final Comparator<Outcome> NEAREST_FIRST =
            Comparator.comparingDouble(Outcome::shortage).thenComparing(CHEAPEST_FIRST);

    boolean hasSameFigures(Outcome other) {
        return instanceMinutes == other.instanceMinutes && Double.compare(shortage, other.shortage) == 0;
    }
}
