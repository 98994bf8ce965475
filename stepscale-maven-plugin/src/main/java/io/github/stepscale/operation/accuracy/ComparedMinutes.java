package io.github.stepscale.operation.accuracy;

import io.github.stepscale.accuracy.Accuracy;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.Timeline;
import java.util.OptionalDouble;
import java.util.function.IntPredicate;

/** Finds the minutes of a run in which a prediction can be compared, and those in which it is expected to be good. */
public final class ComparedMinutes {
    private ComparedMinutes() {}

    /**
     * Returns the kinds of the minutes of a run. Saturation is that of the instances in service in the simulation.
     *
     * @param whole whether a minute was observed in whole
     */
    public static Accuracy.Minutes of(Timeline timeline, Service service, IntPredicate whole) {
        OptionalDouble saturation = service.effectiveSaturation();
        return new Accuracy.Minutes(
                whole,
                minute -> saturation.isPresent()
                        && timeline.trace().requests(minute)
                                < Accuracy.LOAD * saturation.getAsDouble() * timeline.running(minute));
    }
}
