package io.github.stepscale.tuning;

import io.github.stepscale.tuning.objective.RunFigures;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The outcome on the unseen part of the traffic.
 *
 * @param figures the outcome of the chosen policy
 * @param present the outcome of the present policy; absent if it cannot be simulated
 * @param lowerBoundInstanceHours the proven lower bound of the instance-hours of every policy that keeps {@code maxExcess};
 *     absent without that limit, if no policy keeps it, or if the search would be too large
 * @param resamplesKept the share of resampled spans that keep all limits but that of the instance-hours
 * @param days whole UTC days
 * @param daysKept those of them in which the same limits are kept
 */
public record UnseenReport(
        RunFigures figures,
        Optional<RunFigures> present,
        OptionalDouble lowerBoundInstanceHours,
        double resamplesKept,
        int days,
        int daysKept) {

    /** The cost as a multiple of the lower bound. */
    public OptionalDouble ratio() {
        return lowerBoundInstanceHours.isPresent()
                ? OptionalDouble.of(figures.instanceHours() / lowerBoundInstanceHours.getAsDouble())
                : OptionalDouble.empty();
    }

    /**
     * The share of days that may miss the objective, with 95 % confidence, by the rule of three; absent if a day missed it,
     * or if there are so few days that the rule says nothing.
     */
    public OptionalDouble daysMissedAtMost() {
        return daysKept == days && days > 3 ? OptionalDouble.of(3.0 / days) : OptionalDouble.empty();
    }
}
