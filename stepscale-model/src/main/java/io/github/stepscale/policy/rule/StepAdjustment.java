package io.github.stepscale.policy.rule;

import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.validation.Decimals;
import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.validation.Validator;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A step as AWS keeps it: bounds relative to the threshold of the alarm that runs the policy.
 *
 * @param lowerBound {@code MetricIntervalLowerBound}; no limit below if absent
 * @param upperBound {@code MetricIntervalUpperBound}; no limit above if absent
 * @param scalingAdjustment {@code ScalingAdjustment}; what it means, the policy says
 */
public record StepAdjustment(Optional<BigDecimal> lowerBound, Optional<BigDecimal> upperBound, int scalingAdjustment) {

    /** @throws InvalidValueException if a bound has too many digits */
    public StepAdjustment {
        Validator checks = new Validator();
        lowerBound.ifPresent(bound -> Decimals.require(checks, bound, "metricIntervalLowerBound"));
        upperBound.ifPresent(bound -> Decimals.require(checks, bound, "metricIntervalUpperBound"));
        checks.throwIfAny();
        lowerBound = lowerBound.map(Decimals::normalize);
        upperBound = upperBound.map(Decimals::normalize);
    }

    /**
     * Whether the step applies to a metric value.
     *
     * <p>Above the threshold the lower bound belongs to the step and the upper does not; below it, it is the other way
     * round; at the threshold itself both belong to it.
     *
     * @param offset the value minus the threshold
     */
    public boolean matches(BigDecimal offset) {
        return holds(lowerBound, upperBound, offset);
    }

    /**
     * The same for bounds that others wrote: with more digits than a step of ours may have.
     *
     * @param lower no limit below if absent
     * @param upper no limit above if absent
     * @param offset the value minus the threshold
     */
    public static boolean holds(Optional<BigDecimal> lower, Optional<BigDecimal> upper, BigDecimal offset) {
        int side = offset.signum();
        int overLower = lower.map(offset::compareTo).orElse(1);
        int underUpper = upper.map(bound -> bound.compareTo(offset)).orElse(1);
        boolean above = side >= 0 ? overLower >= 0 : overLower > 0;
        boolean below = side <= 0 ? underUpper >= 0 : underUpper > 0;
        return above && below;
    }

    /** The bounds as text, such as {@code (-inf, 20)}; which ends belong to it depends on the side. */
    String bounds() {
        return "(" + lowerBound.map(PlainNumbers::text).orElse("-inf") + ", "
                + upperBound.map(PlainNumbers::text).orElse("+inf") + ")";
    }
}
