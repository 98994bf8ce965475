package io.github.stepscale.lint.flapping;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.rule.AdjustmentType;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The capacities at which a range is looked at: all of them, or of a wide range those that decide. A step moves a metric
 * per instance by the ratio of two capacities. One of a change is largest at the smallest capacity; one of a percentage is
 * the same again after a hundred capacities, and never larger than it is at whole hundreds; an exact capacity leads to those
 * that are named, wherever it starts. So the lowest of the range, some of the highest, where the range cuts steps off, and
 * those that are named show what all of them would.
 */
final class StartingCapacities {
    /** Twice a hundred and more. */
    static final int MOST = 300;

    private StartingCapacities() {}

    /** Those of a plan, at most {@code most} of them beside what its steps name. */
    static SortedSet<Integer> of(ScalingPlan plan, int most) {
        int least = least(plan);
        int max = plan.scaling().capacity().max();
        int highest = most / 6;
        SortedSet<Integer> starts = new TreeSet<>();
        IntStream.range(0, most - highest)
                .mapToLong(i -> (long) least + i)
                .filter(capacity -> capacity <= max)
                .forEach(capacity -> starts.add((int) capacity));
        IntStream.range(0, highest).map(i -> max - i).filter(i -> i >= least).forEach(starts::add);
        plan.rules().stream()
                .map(rule -> rule.policy())
                .filter(policy -> policy.adjustmentType() == AdjustmentType.EXACT_CAPACITY)
                .flatMap(policy -> policy.stepAdjustments().stream())
                .map(step -> plan.scaling().capacity().clamp(step.scalingAdjustment()))
                .filter(capacity -> capacity >= least)
                .forEach(starts::add);
        return starts;
    }

    /** The smallest capacity but zero, where there is nothing to divide the load by. */
    static int least(ScalingPlan plan) {
        return Math.max(1, plan.scaling().capacity().min());
    }
}
