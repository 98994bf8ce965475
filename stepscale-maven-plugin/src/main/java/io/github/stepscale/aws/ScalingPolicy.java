package io.github.stepscale.aws;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A scaling policy as Application Auto Scaling has it.
 *
 * @param type such as {@code StepScaling}
 * @param alarms names of the alarms that run it
 * @param steps empty unless it scales by steps
 * @param cooldown in seconds; empty where none is set
 */
public record ScalingPolicy(
        String name,
        String arn,
        String type,
        List<String> alarms,
        String adjustmentType,
        String metricAggregationType,
        OptionalInt cooldown,
        OptionalInt minAdjustmentMagnitude,
        List<Step> steps) {
    public ScalingPolicy {
        alarms = List.copyOf(alarms);
        steps = List.copyOf(steps);
    }

    /**
     * One step, with bounds relative to the alarm's threshold.
     *
     * @param lower absent: no limit below
     * @param upper absent: no limit above
     */
    public record Step(Optional<Double> lower, Optional<Double> upper, int adjustment) {}
}
