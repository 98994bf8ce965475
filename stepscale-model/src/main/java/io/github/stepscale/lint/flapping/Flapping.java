package io.github.stepscale.lint.flapping;

import io.github.stepscale.lint.rule.ServiceDelays;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one metric under steady loads.
 *
 * @param steady what its rules do
 * @param endless the reversals that come again and again
 * @param resting those after which nothing of the kind was found
 * @param lag what late datapoints do; looked for where nothing is endless without them
 * @param isKnown whether all that follows was looked at
 */
record Flapping(
        ConstantLoad steady,
        List<Reversal> endless,
        List<Reversal> resting,
        Optional<DelayOscillation> lag,
        boolean isKnown) {
    /** Enough for every ladder of a hundred instances; a few milliseconds. */
    private static final int STATES = 20_000;

    static Flapping of(ConstantLoad steady, ServiceDelays delays) {
        WorkLimit budget = new WorkLimit(STATES);
        List<Reversal> endless = new ArrayList<>();
        List<Reversal> resting = new ArrayList<>();
        Reversal.of(steady)
                .forEach(reversal ->
                        reversal.endless(steady, budget).ifPresentOrElse(endless::add, () -> resting.add(reversal)));
        WorkLimit work = DelayOscillation.budget();
        Optional<DelayOscillation> lag =
                endless.isEmpty() ? DelayOscillation.find(steady, delays, work) : Optional.empty();
        return new Flapping(steady, endless, resting, lag, !budget.isSpent() && !work.isSpent());
    }

    boolean isEndless() {
        return !endless.isEmpty() || lag.isPresent();
    }

    /** Whatever never rests meets one of these. */
    List<Reversal> scaleOuts() {
        return endless.stream().filter(Reversal::isScaleOut).toList();
    }
}
