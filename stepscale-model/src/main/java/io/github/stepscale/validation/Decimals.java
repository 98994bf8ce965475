package io.github.stepscale.validation;

import java.math.BigDecimal;

/**
 * Normalizes and checks exact decimal numbers: metric values, thresholds and bounds.
 *
 * <p>AWS stores such numbers as IEEE doubles. Fifteen significant digits pass through a double unchanged, so more are
 * refused: the service then compares with exactly the number in the template.
 */
public final class Decimals {
    private static final int DIGITS = 15;
    private static final BigDecimal LIMIT = BigDecimal.TEN.pow(DIGITS);
    private static final int MAX_SCALE = 15;

    private Decimals() {}

    /** The number without trailing zeros and exponent, so that 20 and 20.0 are equal. */
    public static BigDecimal normalize(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /**
     * The shortest decimal that converts back to {@code value}: 0.1 for 0.1.
     *
     * @throws InvalidValueException if it is infinite or not a number
     */
    public static BigDecimal of(double value) {
        new Validator()
                .require(
                        Double.isFinite(value),
                        "",
                        value + " is not allowed: a finite number is",
                        "Leave the bound out for infinity")
                .throwIfAny();
        return normalize(new BigDecimal(Double.toString(value)));
    }

    /** Whether a number is small enough and short enough to pass through a double unchanged. */
    public static boolean isRepresentable(BigDecimal value) {
        // The scale first: stripping zeros or comparing at a scale of a thousand million would never end.
        return Math.abs((long) value.scale()) <= 2L * DIGITS
                && value.precision() <= 4 * DIGITS
                && value.abs().compareTo(LIMIT) < 0
                && value.stripTrailingZeros().precision() <= DIGITS
                && value.stripTrailingZeros().scale() <= MAX_SCALE;
    }

    /** Requires a number that {@linkplain #isRepresentable passes through a double}. */
    public static void require(Validator validator, BigDecimal value, String path) {
        validator.require(
                isRepresentable(value),
                Validator.VALUE,
                path,
                () -> "the number has too many digits: up to " + DIGITS
                        + " significant digits and a size below 10^15 are allowed",
                "Round it");
    }
}
