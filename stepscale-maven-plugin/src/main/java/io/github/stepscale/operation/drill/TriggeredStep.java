package io.github.stepscale.operation.drill;

import io.github.stepscale.plan.PlannedRule;
import io.github.stepscale.plan.ScalingRule;
import io.github.stepscale.policy.rule.StepAdjustment;
import io.github.stepscale.policy.target.CapacityRange;
import io.github.stepscale.validation.Decimals;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The step that a drill triggers: of the steps that add capacity the one that adds the least, and of equal ones the nearest
 * to the threshold.
 *
 * @param value a value of the metric inside the step, at which the alarm breaches
 * @param capacity the resulting capacity, within the range
 */
record TriggeredStep(StepAdjustment step, BigDecimal value, int capacity) {
    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** Returns the step; empty if no step adds capacity. */
    static Optional<TriggeredStep> of(ScalingRule rule, int desired, CapacityRange range) {
        return rule.policy().stepAdjustments().stream()
                .flatMap(step -> values(rule, step)
                        .filter(value -> triggers(rule, step, value))
                        .limit(1)
                        .map(value -> new TriggeredStep(step, value, capacityAfter(rule, step, desired, range))))
                .filter(triggered -> triggered.capacity() > desired)
                .min(Comparator.comparingInt(TriggeredStep::capacity)
                        .thenComparing(triggered -> triggered
                                .value()
                                .subtract(rule.alarm().threshold())
                                .abs()));
    }

    /** Returns the capacity after a step, within the range. */
    static int capacityAfter(PlannedRule rule, StepAdjustment step, int desired, CapacityRange range) {
        return range.clamp(rule.policy().capacityAfter(desired, step));
    }

    private static boolean triggers(ScalingRule rule, StepAdjustment step, BigDecimal value) {
        return Decimals.isRepresentable(value)
                && rule.fires(value)
                && rule.stepAt(value).filter(step::equals).isPresent();
    }

    /** Returns candidates, inner values first: a bound belongs to the step on one side of the threshold only. */
    private static Stream<BigDecimal> values(ScalingRule rule, StepAdjustment step) {
        Optional<BigDecimal> lower = rule.lower(step);
        Optional<BigDecimal> upper = rule.upper(step);
        Stream<BigDecimal> inside = lower
                .flatMap(from -> upper.map(to -> from.add(to).multiply(HALF)))
                .or(() -> lower.map(BigDecimal.ONE::add))
                .or(() -> upper.map(to -> to.subtract(BigDecimal.ONE)))
                .stream();
        BigDecimal threshold = rule.alarm().threshold();
        return Stream.of(
                        inside,
                        lower.stream(),
                        upper.stream(),
                        Stream.of(threshold.add(BigDecimal.ONE), threshold.subtract(BigDecimal.ONE), threshold))
                .flatMap(values -> values);
    }
}
