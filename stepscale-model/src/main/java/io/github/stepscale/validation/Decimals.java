package io.github.stepscale.validation;

import java.math.BigDecimal;

/**
 * Exact decimal numbers: metric values, thresholds and bounds.
 *
 * <p>AWS keeps such numbers as IEEE doubles. Fifteen significant digits pass through a double unchanged, so more are
 * refused: what a template says is then what the service compares with.
 */
public final class Decimals {
    private static final int DIGITS = 15;
    private static final BigDecimal LIMIT = BigDecimal.TEN.pow(DIGITS);
    private static final int MAX_SCALE = 15;

    private Decimals() {}

    /** The one form of a number, so that 20 and 20.0 are equal. */
    public static BigDecimal normal(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /**
     * The shortest decimal that is read back as {@code value}: 0.1 for 0.1.
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
        return normal(new BigDecimal(Double.toString(value)));
    }

    /** Whether a number is small enough and short enough to pass through a double unchanged. */
    public static boolean representable(BigDecimal value) {
        // The scale first: stripping zeros or comparing at a scale of a thousand million would never end.
        return Math.abs((long) value.scale()) <= 2L * DIGITS
                && value.precision() <= 4 * DIGITS
                && value.abs().compareTo(LIMIT) < 0
                && value.stripTrailingZeros().precision() <= DIGITS
                && value.stripTrailingZeros().scale() <= MAX_SCALE;
    }

    public static void require(Validator checks, BigDecimal value, String path) {
        checks.require(
                representable(value),
                Validator.VALUE,
                path,
                () -> "the number has too many digits: up to " + DIGITS
                        + " significant digits and a size below 10^15 are allowed",
                "Round it");
    }
}
