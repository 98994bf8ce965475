package io.github.stepscale.tuning.space;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import java.util.List;
import java.util.stream.Stream;

/**
 * A policy that can be chosen.
 *
 * @param family its family
 * @param description what is simulated and deployed
 * @param parameters the numbers that the search chose
 */
public record Candidate(PolicyFamily family, ScalingDescription description, List<TunedParameter> parameters) {

    public Candidate {
        parameters = List.copyOf(parameters);
    }

    /** The plan of the description. */
    public ScalingPlan plan() {
        return ScalingPlan.of(description);
    }

    /** The instances that are paid in every minute at least. */
    public int paidAlways() {
        return Stream.concat(
                        Stream.of(description.capacity().min()),
                        description.schedules().stream()
                                .map(action -> action.minCapacity()
                                        .orElse(action.maxCapacity().orElse(0))))
                .min(Integer::compare)
                .orElseThrow();
    }
}
