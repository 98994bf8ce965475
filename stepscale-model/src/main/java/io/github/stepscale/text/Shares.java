package io.github.stepscale.text;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Shares for people. */
public final class Shares {
    private Shares() {}

    /** As a percentage with up to three decimals, such as {@code 1.25 %}; {@code not known} for {@link Double#NaN}. */
    public static String percent(double share) {
        return Double.isNaN(share) ? "not known" : plain(share * 100, 3) + " %";
    }

    /** A number with so many decimals at most, and without an exponent; trailing zeros are left out. */
    public static String plain(double number, int decimals) {
        if (!Double.isFinite(number)) {
            return String.valueOf(number);
        }
        BigDecimal rounded = new BigDecimal(number).setScale(decimals, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
