package io.github.stepscale.policy.rule;

import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.validation.Decimals;
import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.validation.Validator;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A step adjustment of AWS, with bounds relative to the threshold of the alarm (Application Auto Scaling API Reference,
 * StepAdjustment).
 *
 * @param lowerBound {@code MetricIntervalLowerBound}; no limit below if absent
 * @param upperBound {@code MetricIntervalUpperBound}; no limit above if absent
 * @param scalingAdjustment {@code ScalingAdjustment}; its meaning depends on the adjustment type of the policy
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
     * <p>Above the threshold the lower bound is inclusive and the upper exclusive; below the threshold it is the other
     * way round; at the threshold both are inclusive.
     *
     * @param offset the value minus the threshold
     */
    public boolean matches(BigDecimal offset) {
        return contains(lowerBound, upperBound, offset);
    }

    /**
     * Whether bounds apply to a metric value, as in {@link #matches}; for deployed bounds with more digits than this
     * type allows.
     *
     * @param lower no limit below if absent
     * @param upper no limit above if absent
     * @param offset the value minus the threshold
     */
    public static boolean contains(Optional<BigDecimal> lower, Optional<BigDecimal> upper, BigDecimal offset) {
        int side = offset.signum();
        int overLower = lower.map(offset::compareTo).orElse(1);
        int underUpper = upper.map(bound -> bound.compareTo(offset)).orElse(1);
        boolean above = side >= 0 ? overLower >= 0 : overLower > 0;
        boolean below = side <= 0 ? underUpper >= 0 : underUpper > 0;
        return above && below;
    }

    /**
     * The bounds as text, such as {@code (-inf, 20)}; which ends are inclusive depends on the side of the threshold.
     */
    String bounds() {
        return "(" + lowerBound.map(PlainNumbers::text).orElse("-inf") + ", "
                + upperBound.map(PlainNumbers::text).orElse("+inf") + ")";
    }
}
