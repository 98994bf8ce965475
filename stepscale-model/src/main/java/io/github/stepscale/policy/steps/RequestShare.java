package io.github.stepscale.policy.steps;

import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.validation.Decimals;
import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.validation.Validator;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The requests that one instance or copy serves in a period, of which bounds of steps can be a share: {@code upper: 70%} on
 * {@code InvocationsPerInstance}. Exact: no share is rounded.
 *
 * @param requestsPerInstance requests a minute that one instance or copy serves; above 0
 * @param period of the metric, in seconds
 */
public record RequestShare(BigDecimal requestsPerInstance, int period) {
    private static final int SECONDS_OF_A_MINUTE = 60;
    private static final int ROUNDED_DIGITS = 6;

    /** @throws InvalidValueException if a value is 0 or less */
    public RequestShare {
        new Validator()
                .require(requestsPerInstance.signum() > 0, "requestsPerInstance", "is not above 0", "Write more than 0")
                .require(period > 0, "period", "is not above 0", "Write 60")
                .throwIfAny();
    }

    /**
     * The requests of a period that are {@code percent} percent of what one instance serves: 14 for 70 % of 20 a minute in
     * 60 s, 70 in 5 minutes.
     *
     * @throws InvalidValueException if they are no decimal number of at most 15 digits
     */
    public BigDecimal of(BigDecimal percent) {
        BigDecimal dividend = percent.multiply(requestsPerInstance).multiply(BigDecimal.valueOf(period));
        BigDecimal divisor = BigDecimal.valueOf(100L * SECONDS_OF_A_MINUTE);
        BigDecimal rounded = dividend.divide(divisor, new MathContext(ROUNDED_DIGITS, RoundingMode.HALF_EVEN));
        BigDecimal share = exact(dividend, divisor);
        new Validator()
                .require(
                        share.multiply(divisor).compareTo(dividend) == 0 && Decimals.isRepresentable(share),
                        "",
                        () -> PlainNumbers.text(percent) + "% of " + PlainNumbers.text(requestsPerInstance)
                                + " requests a minute is no number of up to 15 digits in " + period + " s",
                        "Write a rounded number, such as " + PlainNumbers.text(rounded))
                .throwIfAny();
        return Decimals.normalize(share);
    }

    /** The quotient, cut where it has more digits than any number that is allowed. */
    private static BigDecimal exact(BigDecimal dividend, BigDecimal divisor) {
        return dividend.divide(divisor, dividend.scale() + 20, RoundingMode.DOWN)
                .stripTrailingZeros();
    }
}
