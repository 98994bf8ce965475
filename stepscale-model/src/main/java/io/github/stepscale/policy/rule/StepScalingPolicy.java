package io.github.stepscale.policy.rule;

import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.validation.Validator;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A step scaling policy of Application Auto Scaling.
 *
 * @param adjustmentType the meaning of the adjustments
 * @param stepAdjustments 1 to 20 steps without overlap or gap, in ascending order; see {@link StepAdjustmentRules}
 * @param cooldown in seconds after a completed scaling activity, at least 0
 * @param metricAggregationType how the datapoints of the alarm are aggregated into one value
 * @param minAdjustmentMagnitude the minimum change, at least 1; for percentages only
 */
public record StepScalingPolicy(
        AdjustmentType adjustmentType,
        List<StepAdjustment> stepAdjustments,
        int cooldown,
        MetricAggregationType metricAggregationType,
        OptionalInt minAdjustmentMagnitude) {

    /** The default cooldown of AWS, in seconds. */
    public static final int DEFAULT_COOLDOWN = 300;

    /** @throws InvalidValueException if AWS would refuse the policy, or two steps meet at the threshold */
    public StepScalingPolicy {
        int seconds = cooldown;
        new Validator()
                .addAll(StepAdjustmentRules.check(adjustmentType, stepAdjustments, minAdjustmentMagnitude))
                .require(cooldown >= 0, "cooldown", () -> seconds + " s is below 0", "Write 0 or more")
                .throwIfAny();
        stepAdjustments =
                stepAdjustments.stream().sorted(StepAdjustmentRules.ASCENDING).toList();
    }

    /**
     * The step that applies to a metric value; empty if none does, which AWS reports as "No step adjustment found".
     *
     * @param offset the value minus the threshold of the alarm
     */
    public Optional<StepAdjustment> stepAt(BigDecimal offset) {
        return stepAdjustments.stream().filter(step -> step.matches(offset)).findFirst();
    }

    /** The capacity that a step results in, before it is clamped to the range. */
    public long capacityAfter(int capacity, StepAdjustment step) {
        return adjustmentType.apply(capacity, step.scalingAdjustment(), minAdjustmentMagnitude);
    }
}
