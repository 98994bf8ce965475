package io.github.stepscale.text;

import java.math.BigDecimal;

/** Numbers as programs read them back: all digits of the double, never in E notation. */
public final class PlainNumbers {
    private PlainNumbers() {}

    /** For a file of text. */
    public static String text(double number) {
        return decimal(number).toPlainString();
    }

    /** For JSON. */
    public static BigDecimal decimal(double number) {
        if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            return BigDecimal.valueOf((long) number);
        }
        return new BigDecimal(Double.toString(number));
    }
}
