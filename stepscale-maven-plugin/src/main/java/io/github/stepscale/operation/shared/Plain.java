package io.github.stepscale.operation.shared;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers without an exponent. */
public final class Plain {
    private Plain() {}

    /** With at most two decimals. */
    public static String number(double value) {
        return BigDecimal.valueOf(value)
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
