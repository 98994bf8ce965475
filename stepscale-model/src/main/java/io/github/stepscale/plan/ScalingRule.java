package io.github.stepscale.plan;

import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.policy.rule.StepAdjustment;
import io.github.stepscale.policy.rule.StepScalingPolicy;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An alarm and the step policy it runs.
 *
 * @param id what the logical ids of its policy and its alarm start with, such as {@code ScaleOut}
 * @param alarm when the policy runs
 * @param policy what happens then, with bounds relative to the alarm's threshold
 */
public record ScalingRule(String id, Alarm alarm, StepScalingPolicy policy) {

    /** Whether a datapoint of this value breaches the alarm. */
    public boolean fires(BigDecimal value) {
        return alarm.breaches(value);
    }

    /**
     * The step that holds a metric value; empty where none does, which AWS reports as "No step adjustment found".
     *
     * @param value in the metric's own unit
     */
    public Optional<StepAdjustment> stepAt(BigDecimal value) {
        return policy.stepAt(value.subtract(alarm.threshold()));
    }

    /**
     * The capacity that the rule asks for while its metric has this value, before it is clamped to the range; empty if
     * its alarm does not fire or no step holds the value.
     *
     * @param capacity the present capacity, at least 0
     * @param value in the metric's own unit
     */
    public OptionalLong proposal(int capacity, BigDecimal value) {
        if (!fires(value)) {
            return OptionalLong.empty();
        }
        return stepAt(value)
                .map(step -> OptionalLong.of(policy.capacityAfter(capacity, step)))
                .orElseGet(OptionalLong::empty);
    }

    /** The metric value at which a step starts, in the metric's own unit; empty where it is open below. */
    public Optional<BigDecimal> lower(StepAdjustment step) {
        return step.lowerBound().map(alarm.threshold()::add);
    }

    /** The metric value at which a step ends, in the metric's own unit; empty where it is open above. */
    public Optional<BigDecimal> upper(StepAdjustment step) {
        return step.upperBound().map(alarm.threshold()::add);
    }
}
