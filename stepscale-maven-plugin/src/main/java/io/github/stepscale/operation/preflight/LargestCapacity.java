package io.github.stepscale.operation.preflight;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.schedule.ScheduledAction;
import java.util.List;

/**
 * The largest capacity that a plan allows at any time, and the key that says so.
 *
 * @param path {@code maxCapacity}, or that of a schedule which raises it
 */
record LargestCapacity(int value, String path) {

    static LargestCapacity of(ScalingPlan plan) {
        LargestCapacity largest = new LargestCapacity(plan.scaling().capacity().max(), "maxCapacity");
        List<ScheduledAction> schedules = plan.scaling().schedules();
        for (int i = 0; i < schedules.size(); i++) {
            int raised = schedules.get(i).maxCapacity().orElse(0);
            if (raised > largest.value()) {
                largest = new LargestCapacity(raised, "schedules[" + i + "].maxCapacity");
            }
        }
        return largest;
    }
}
