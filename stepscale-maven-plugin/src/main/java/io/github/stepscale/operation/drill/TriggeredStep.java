package io.github.stepscale.operation.drill;

import io.github.stepscale.plan.ScalingRule;
import io.github.stepscale.policy.rule.StepAdjustment;
import io.github.stepscale.policy.target.CapacityRange;
import io.github.stepscale.validation.Decimals;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The step that a drill takes: of those that add capacity the one that adds the least, and of equal ones the nearest to the
 * threshold.
 *
 * @param value a value of the metric that the step holds and the alarm breaches at
 * @param capacity what follows, within the range
 */
record TriggeredStep(StepAdjustment step, BigDecimal value, int capacity) {
    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** Empty if no step adds anything. */
    static Optional<TriggeredStep> of(ScalingRule rule, int desired, CapacityRange range) {
        return rule.policy().stepAdjustments().stream()
                .flatMap(step -> values(rule, step)
                        .filter(value -> isHeld(rule, step, value))
                        .limit(1)
                        .map(value -> new TriggeredStep(step, value, after(rule, step, desired, range))))
                .filter(drill -> drill.capacity() > desired)
                .min(Comparator.comparingInt(TriggeredStep::capacity)
                        .thenComparing(drill ->
                                drill.value().subtract(rule.alarm().threshold()).abs()));
    }

    private static int after(ScalingRule rule, StepAdjustment step, int desired, CapacityRange range) {
        return range.clamp(rule.policy().capacityAfter(desired, step));
    }

    private static boolean isHeld(ScalingRule rule, StepAdjustment step, BigDecimal value) {
        return Decimals.isRepresentable(value)
                && rule.fires(value)
                && rule.stepAt(value).filter(step::equals).isPresent();
    }

    /** From the inside of the step outwards: a bound belongs to the step on one side of the threshold only. */
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
