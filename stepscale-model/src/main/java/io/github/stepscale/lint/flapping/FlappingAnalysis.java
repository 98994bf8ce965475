package io.github.stepscale.lint.flapping;

import io.github.stepscale.lint.rule.ServiceDelays;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The behavior of one metric under constant loads.
 *
 * @param steady the response of its rules
 * @param endless the reversals that repeat for ever
 * @param resting the reversals after which the capacity settles, as far as was examined
 * @param oscillation an oscillation by late datapoints; examined only if no reversal is endless without them
 * @param isKnown whether everything was examined within the limits
 */
record FlappingAnalysis(
        ConstantLoad steady,
        List<Reversal> endless,
        List<Reversal> resting,
        Optional<DelayOscillation> oscillation,
        boolean isKnown) {
    /** Enough for every ladder of a hundred instances; takes a few milliseconds. */
    private static final int STATES = 20_000;

    static FlappingAnalysis of(ConstantLoad steady, ServiceDelays delays) {
        WorkLimit budget = new WorkLimit(STATES);
        List<Reversal> endless = new ArrayList<>();
        List<Reversal> resting = new ArrayList<>();
        Reversal.of(steady)
                .forEach(reversal ->
                        reversal.endless(steady, budget).ifPresentOrElse(endless::add, () -> resting.add(reversal)));
        WorkLimit work = DelayOscillation.budget();
        Optional<DelayOscillation> oscillation =
                endless.isEmpty() ? DelayOscillation.find(steady, delays, work) : Optional.empty();
        return new FlappingAnalysis(steady, endless, resting, oscillation, !budget.isSpent() && !work.isSpent());
    }

    boolean isEndless() {
        return !endless.isEmpty() || oscillation.isPresent();
    }

    /** A capacity that never settles meets one of these. */
    List<Reversal> scaleOuts() {
        return endless.stream().filter(Reversal::isScaleOut).toList();
    }
}
