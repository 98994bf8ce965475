package io.github.stepscale.policy.rule;

import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.validation.Validator;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A step scaling policy that makes the same adjustment at every metric value, for an alarm that passes none.
 *
 * @param adjustmentType the meaning of the adjustment
 * @param scalingAdjustment the adjustment
 * @param cooldown in seconds after a completed scaling activity, at least 0
 * @param minAdjustmentMagnitude the minimum change, at least 1; for percentages only
 */
public record SingleStepPolicy(
        AdjustmentType adjustmentType, int scalingAdjustment, int cooldown, OptionalInt minAdjustmentMagnitude) {

    /** @throws InvalidValueException if AWS would refuse the policy */
    public SingleStepPolicy {
        StepAdjustment step = new StepAdjustment(Optional.of(BigDecimal.ZERO), Optional.empty(), scalingAdjustment);
        new Validator()
                .addAll(StepAdjustmentRules.check(adjustmentType, List.of(step), minAdjustmentMagnitude))
                .require(cooldown >= 0, "cooldown", cooldown + " s is below 0", "Write 0 or more")
                .throwIfAny();
    }

    /**
     * The policy with steps that cover every value. AWS refuses a step without bounds, so there are two, with the same
     * adjustment. They do not meet at the threshold, where AWS does not define which of two steps applies.
     */
    public StepScalingPolicy policy() {
        Optional<BigDecimal> boundary = Optional.of(BigDecimal.ONE);
        return new StepScalingPolicy(
                adjustmentType,
                List.of(
                        new StepAdjustment(Optional.empty(), boundary, scalingAdjustment),
                        new StepAdjustment(boundary, Optional.empty(), scalingAdjustment)),
                cooldown,
                MetricAggregationType.AVERAGE,
                minAdjustmentMagnitude);
    }
}
