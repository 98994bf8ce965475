package io.github.stepscale.lint.flapping;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.rule.AdjustmentType;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The capacities from which a range is examined: all of them or, in a wide range, the decisive ones. A step changes a
 * metric per instance by the ratio of two capacities. For a change the ratio is largest at the smallest capacity; for a
 * percentage it repeats after a hundred capacities and is never larger than at multiples of a hundred; an exact capacity
 * leads to the capacity it names from anywhere. So the lowest capacities, some of the highest, where the range clamps steps,
 * and the named ones show what all of them would.
 */
final class StartingCapacities {
    /** The default maximum: more than two periods of a percentage. */
    static final int MAX_STARTS = 300;

    private StartingCapacities() {}

    /** Returns those of a plan: at most {@code limit}, and the capacities that its steps name. */
    static NavigableSet<Integer> of(ScalingPlan plan, int limit) {
        int min = min(plan);
        int max = plan.scaling().capacity().max();
        int highest = limit / 6;
        NavigableSet<Integer> starts = new TreeSet<>();
        IntStream.range(0, limit - highest)
                .mapToLong(i -> (long) min + i)
                .filter(capacity -> capacity <= max)
                .forEach(capacity -> starts.add((int) capacity));
        IntStream.range(0, highest).map(i -> max - i).filter(i -> i >= min).forEach(starts::add);
        plan.rules().stream()
                .map(rule -> rule.policy())
                .filter(policy -> policy.adjustmentType() == AdjustmentType.EXACT_CAPACITY)
                .flatMap(policy -> policy.stepAdjustments().stream())
                .map(step -> plan.scaling().capacity().clamp(step.scalingAdjustment()))
                .filter(capacity -> capacity >= min)
                .forEach(starts::add);
        return starts;
    }

    /** The smallest capacity other than zero, which cannot divide a load. */
    static int min(ScalingPlan plan) {
        return Math.max(1, plan.scaling().capacity().min());
    }
}
