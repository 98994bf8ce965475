package io.github.stepscale.plan;

import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.policy.rule.StepAdjustment;
import io.github.stepscale.policy.rule.StepScalingPolicy;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A planned rule on a metric: an alarm and the step scaling policy that it runs.
 *
 * @param id the start of the logical ids of its policy and alarm, such as {@code ScaleOut}
 * @param alarm runs the policy while it is in ALARM
 * @param policy changes the capacity; its bounds are relative to the threshold of the alarm
 */
public record ScalingRule(String id, Alarm alarm, StepScalingPolicy policy) implements PlannedRule {

    /** Whether a datapoint of this value breaches the threshold of the alarm. */
    public boolean fires(BigDecimal value) {
        return alarm.breaches(value);
    }

    /**
     * The step that applies to a metric value; empty if none does, which AWS reports as "No step adjustment found".
     *
     * @param value in the unit of the metric
     */
    public Optional<StepAdjustment> stepAt(BigDecimal value) {
        return policy.stepAt(value.subtract(alarm.threshold()));
    }

    /**
     * The capacity that the rule proposes for a metric value, before it is clamped to the range; empty if the alarm
     * does not fire or no step applies.
     *
     * @param capacity the current capacity, at least 0
     * @param value in the unit of the metric
     */
    public OptionalLong proposal(int capacity, BigDecimal value) {
        if (!fires(value)) {
            return OptionalLong.empty();
        }
        return stepAt(value)
                .map(step -> OptionalLong.of(policy.capacityAfter(capacity, step)))
                .orElseGet(OptionalLong::empty);
    }

    /** The lower bound of a step in the unit of the metric; empty if it is open below. */
    public Optional<BigDecimal> lower(StepAdjustment step) {
        return step.lowerBound().map(alarm.threshold()::add);
    }

    /** The upper bound of a step in the unit of the metric; empty if it is open above. */
    public Optional<BigDecimal> upper(StepAdjustment step) {
        return step.upperBound().map(alarm.threshold()::add);
    }
}
