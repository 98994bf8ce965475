package io.github.stepscale.policy.rule;

import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.validation.Validator;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A step scaling policy as AWS keeps it.
 *
 * @param adjustmentType what the numbers of the steps mean
 * @param stepAdjustments 1 to 20 steps without overlap or gap, in ascending order; see {@link StepAdjustmentRules}
 * @param cooldown seconds, at least 0, counted from the completion of a scaling activity
 * @param metricAggregationType how one value is made of the datapoints of the alarm
 * @param minAdjustmentMagnitude the least change of a percentage, at least 1; for percentages only
 */
public record StepScalingPolicy(
        AdjustmentType adjustmentType,
        List<StepAdjustment> stepAdjustments,
        int cooldown,
        MetricAggregationType metricAggregationType,
        OptionalInt minAdjustmentMagnitude) {

    /** What AWS takes when no cooldown is given, in seconds. */
    public static final int DEFAULT_COOLDOWN = 300;

    /** @throws InvalidValueException if the service would refuse the policy, or a value at the threshold meets two steps */
    public StepScalingPolicy {
        new Validator()
                .addAll(StepAdjustmentRules.check(adjustmentType, stepAdjustments, minAdjustmentMagnitude))
                .require(cooldown >= 0, "cooldown", cooldown + " s is below 0", "Write 0 or more")
                .throwIfAny();
        stepAdjustments =
                stepAdjustments.stream().sorted(StepAdjustmentRules.ASCENDING).toList();
    }

    /**
     * The step that applies to a metric value; empty where none does, which AWS reports as "No step adjustment found".
     *
     * @param offset the value minus the threshold of the alarm
     */
    public Optional<StepAdjustment> stepAt(BigDecimal offset) {
        return stepAdjustments.stream().filter(step -> step.matches(offset)).findFirst();
    }

    /** The capacity that a step asks for, before it is clamped to the range. */
    public long capacityAfter(int capacity, StepAdjustment step) {
        return adjustmentType.apply(capacity, step.scalingAdjustment(), minAdjustmentMagnitude);
    }
}
