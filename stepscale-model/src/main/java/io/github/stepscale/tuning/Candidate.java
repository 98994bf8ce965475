package io.github.stepscale.tuning;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.simulation.TrackingSettings;
import java.util.List;
import java.util.Optional;

/**
 * A policy that can be chosen.
 *
 * @param family its family
 * @param description what is simulated and deployed. With {@code tracking} only its target, its range and its schedules
 *     count
 * @param tracking the settings of target tracking that replaces the rules of the description
 * @param parameters the numbers that the search chose
 */
public record Candidate(
        PolicyFamily family,
        ScalingDescription description,
        Optional<TrackingSettings> tracking,
        List<TunedParameter> parameters) {

    public Candidate {
        parameters = List.copyOf(parameters);
    }

    static Candidate of(PolicyFamily family, ScalingDescription description, List<TunedParameter> parameters) {
        return new Candidate(family, description, Optional.empty(), parameters);
    }

    /** The plan of the description. */
    public ScalingPlan plan() {
        return ScalingPlan.of(description);
    }

    /** The instances that are paid in every minute at least. */
    int paidAlways() {
        return description.schedules().isEmpty() ? description.capacity().min() : 0;
    }
}
