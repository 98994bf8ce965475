package io.github.stepscale.report;

import java.math.BigDecimal;

/** Numbers as programs read them back: all digits of the double, never in E notation. */
final class PlainNumbers {
    private PlainNumbers() {}

    static String text(double number) {
        return decimal(number).toPlainString();
    }

    static BigDecimal decimal(double number) {
        if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            return BigDecimal.valueOf((long) number);
        }
        return new BigDecimal(Double.toString(number));
    }
}
