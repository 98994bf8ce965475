package io.github.stepscale.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Formats numbers for files and settings, as programs read them back: no commas between thousands, no E notation. */
public final class PlainNumbers {
    private static final MathContext FOUR_DIGITS = new MathContext(4);

    private PlainNumbers() {}

    /** All digits, without trailing zeros: {@code 0.8}, {@code 20}. */
    public static String text(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    /** The shortest decimal that is read back as the same double: {@code 0.1}, {@code 20}. */
    public static String text(double number) {
        return decimal(number).toPlainString();
    }

    /** The same as a number, for JSON: whole where the number is whole. */
    public static BigDecimal decimal(double number) {
        if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            return BigDecimal.valueOf((long) number);
        }
        return new BigDecimal(Double.toString(number));
    }

    /** With at most that many decimals: {@code 66.67} for two; {@code NaN} and {@code Infinity} as they are. */
    public static String rounded(double number, int decimals) {
        return Double.isFinite(number)
                ? text(BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_UP))
                : String.valueOf(number);
    }

    /** Rounded to four significant digits: {@code 123500} for 123456. */
    public static String significant(BigDecimal number) {
        return text(number.round(FOUR_DIGITS));
    }

    /** The quotient, rounded to four significant digits: {@code 33.33} for 100 and 3. */
    public static String quotient(BigDecimal dividend, int divisor) {
        return text(dividend.divide(BigDecimal.valueOf(divisor), FOUR_DIGITS));
    }
}
