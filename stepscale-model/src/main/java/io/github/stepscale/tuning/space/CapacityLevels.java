package io.github.stepscale.tuning.space;

import io.github.stepscale.policy.steps.StepLadder;
import io.github.stepscale.policy.target.CapacityRange;
import java.util.List;
import java.util.stream.IntStream;

/** The capacities of a capacity ladder. */
final class CapacityLevels {
    private CapacityLevels() {}

    /**
     * Every capacity of a range, or as many as a policy has steps, in equal ratios. A ladder never goes to zero: its
     * demand metric is not published without capacity.
     */
    static List<Integer> of(CapacityRange range) {
        int min = Math.max(1, range.min());
        if (range.max() - min < StepLadder.MAX_STEPS) {
            return IntStream.rangeClosed(min, range.max()).boxed().toList();
        }
        double ratio = (double) range.max() / min;
        int last = StepLadder.MAX_STEPS - 1;
        return IntStream.rangeClosed(0, last)
                .map(i -> (int) Math.round(min * Math.pow(ratio, (double) i / last)))
                .distinct()
                .boxed()
                .toList();
    }
}
