package io.github.stepscale.tuning.certificate;

import io.github.stepscale.simulation.Objective;
import java.util.OptionalDouble;

/** The objective of traffic of another length: it may cost its share of {@code maxInstanceHours}. */
public final class PartObjective {
    private PartObjective() {}

    /**
     * Returns the objective for a part.
     *
     * @param minutes the length of the traffic that the objective is meant for
     * @param partMinutes the length of the part
     */
    public static Objective of(Objective objective, int minutes, int partMinutes) {
        OptionalDouble hours = objective.maxInstanceHours();
        return hours.isEmpty() || minutes == partMinutes
                ? objective
                : new Objective(
                        objective.maxExcess(),
                        objective.maxWait(),
                        OptionalDouble.of(hours.getAsDouble() / minutes * partMinutes),
                        objective.latency());
    }
}
