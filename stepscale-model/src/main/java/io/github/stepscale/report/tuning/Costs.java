package io.github.stepscale.report.tuning;

import io.github.stepscale.text.ReadableNumbers;
import io.github.stepscale.tuning.TuningRequest;
import io.github.stepscale.tuning.TuningResult;
import io.github.stepscale.tuning.UnseenReport;
import io.github.stepscale.tuning.objective.RunFigures;
import java.util.OptionalDouble;

/**
 * What policies cost, also as a multiple of the proven bound: the instance-hours that every policy costs at least.
 *
 * @param unit an hour of one unit of capacity
 * @param tunedBound the bound of the tuning part
 * @param unseenBound the bound of the unseen part
 */
record Costs(String unit, OptionalDouble tunedBound, OptionalDouble unseenBound) {

    static Costs of(TuningRequest request, TuningResult result) {
        return new Costs(
                request.present().target().unit() + "-hour",
                result.lowerBoundInstanceHours(),
                result.unseen().map(UnseenReport::lowerBoundInstanceHours).orElseGet(OptionalDouble::empty));
    }

    String text(RunFigures figures) {
        return ReadableNumbers.of(figures.instanceHours(), unit);
    }

    String hours(RunFigures figures) {
        return ReadableNumbers.of(figures.instanceHours());
    }

    String tuned(RunFigures figures) {
        return text(figures) + times(figures, tunedBound);
    }

    String unseen(RunFigures figures) {
        return text(figures) + times(figures, unseenBound);
    }

    String tunedRatio(RunFigures figures) {
        return ReadableNumbers.orNone(ratio(figures, tunedBound));
    }

    String unseenRatio(RunFigures figures) {
        return ReadableNumbers.orNone(ratio(figures, unseenBound));
    }

    private static String times(RunFigures figures, OptionalDouble bound) {
        OptionalDouble ratio = ratio(figures, bound);
        return ratio.isPresent() ? ", " + ReadableNumbers.of(ratio.getAsDouble()) + " x hindsight" : "";
    }

    static OptionalDouble ratio(RunFigures figures, OptionalDouble bound) {
        return bound.isPresent() && bound.getAsDouble() > 0
                ? OptionalDouble.of(figures.instanceHours() / bound.getAsDouble())
                : OptionalDouble.empty();
    }

    /**
     * The cost of a run on the unseen part in hours of the tuning part, so that both have one axis: by the bounds of the two
     * parts, or by their lengths where a bound is not known.
     */
    double onTunedAxis(RunFigures unseen, int tunedMinutes) {
        OptionalDouble ratio = tunedBound.isPresent() ? ratio(unseen, unseenBound) : OptionalDouble.empty();
        return ratio.isPresent()
                ? ratio.getAsDouble() * tunedBound.getAsDouble()
                : unseen.instanceHours() * tunedMinutes / unseen.minutes();
    }
}
