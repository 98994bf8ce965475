package io.github.stepscale.simulation;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.Suspension;
import io.github.stepscale.traffic.Trace;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The same instances throughout, as few as the objective allows.
 *
 * @param instances how many
 * @param candidate what they did
 */
public record FixedCount(int instances, Candidate candidate) {

    /** The fewest in the range that meet an objective; empty if none do. */
    static Optional<FixedCount> of(ScalingPlan plan, Service service, Objective objective, Trace trace) {
        Objective served = new Objective(objective.maxExcess(), objective.maxWait(), OptionalDouble.empty());
        int low = plan.scaling().capacity().min();
        int high = plan.scaling().capacity().max();
        while (low < high) { // More instances never serve less.
            int middle = (low + high) / 2;
            if (meets(of(plan, service, trace, middle), served)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return Optional.of(of(plan, service, trace, low)).filter(fixed -> meets(fixed, objective));
    }

    private static boolean meets(FixedCount fixed, Objective objective) {
        return objective.misses(fixed.candidate().summary()).isEmpty();
    }

    private static FixedCount of(ScalingPlan plan, Service service, Trace trace, int instances) {
        Range range = new Range(instances, instances);
        Facts facts = Facts.of(service.toBuilder().initialCapacity(instances).build(), plan);
        MinuteLoop loop = new MinuteLoop(new SimulatedRule[0], facts, Suspension.NONE, range, RangeChanges.NONE);
        Timeline timeline = new Timeline(trace, List.of());
        loop.run(timeline);
        return new FixedCount(
                instances,
                new Candidate(
                        timeline,
                        Summaries.of(
                                timeline, service, plan.scaling().capacity().min())));
    }
}
