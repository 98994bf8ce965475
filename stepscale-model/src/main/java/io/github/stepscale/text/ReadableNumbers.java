package io.github.stepscale.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalDouble;

/**
 * Formats numbers for people, the same in every locale: a point before the decimals, commas between thousands, never E
 * notation, and never 0 for a number that is not 0.
 */
public final class ReadableNumbers {
    /** Stands for a number that does not exist. */
    public static final String NONE = "-";

    private static final String UNKNOWN = "unknown";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DECIMALS = 2;
    private static final int MAX_DECIMALS = 15;

    private ReadableNumbers() {}

    /** With at most two decimals: {@code 1,234.5}, {@code below 0.01}; {@code unknown} for {@link Double#NaN}. */
    public static String of(double value) {
        return rounded(value, DECIMALS);
    }

    /** A number and its unit: {@code 1 minute}, {@code 1,234.5 minutes}, {@code 2 copies}. */
    public static String of(double value, String unit) {
        return Plurals.of(of(value), unit);
    }

    /** The number; {@link #NONE} where it is absent. */
    public static String orNone(OptionalDouble value) {
        return value.isPresent() ? of(value.getAsDouble()) : NONE;
    }

    /** A number of things, without decimals from a hundred on: {@code 99.5}, {@code 1,235}. */
    public static String count(double value) {
        return rounded(value, value < 100 ? DECIMALS : 0);
    }

    /** A number of things and what they are: {@code 1 request}, {@code 1,235 requests}. */
    public static String count(double value, String unit) {
        return Plurals.of(count(value), unit);
    }

    /** An amount of money, always with two decimals: {@code 1,234.50}. */
    public static String money(double value) {
        return grouped(new BigDecimal(value).setScale(DECIMALS, RoundingMode.HALF_UP));
    }

    /** A share as a percentage with at most two decimals: {@code 1.25 %} for 0.0125. */
    public static String percent(double share) {
        return percent(share, DECIMALS);
    }

    /** A share as a percentage with at most that many decimals. */
    public static String percent(double share, int decimals) {
        return Double.isFinite(share)
                ? rounded(new BigDecimal(share).multiply(HUNDRED), decimals) + " %"
                : notFinite(share);
    }

    /** The number with as many decimals, at least two, as it takes to differ from {@code other}: {@code 2.0001}, not 2. */
    public static String distinct(double value, double other) {
        int decimals = DECIMALS;
        while (value != other
                && decimals < MAX_DECIMALS
                && rounded(value, decimals).equals(rounded(other, decimals))) {
            decimals++;
        }
        return rounded(value, decimals);
    }

    /** The percentage with as many decimals, at least two, as it takes to differ from that of {@code other}. */
    public static String distinctPercent(double share, double other) {
        int decimals = DECIMALS;
        while (share != other
                && decimals < MAX_DECIMALS
                && percent(share, decimals).equals(percent(other, decimals))) {
            decimals++;
        }
        return percent(share, decimals);
    }

    private static String rounded(double value, int decimals) {
        return Double.isFinite(value) ? rounded(new BigDecimal(value), decimals) : notFinite(value);
    }

    private static String notFinite(double value) {
        return Double.isNaN(value) ? UNKNOWN : String.valueOf(value);
    }

    private static String rounded(BigDecimal value, int decimals) {
        BigDecimal rounded = value.setScale(decimals, RoundingMode.HALF_UP);
        if (rounded.signum() == 0 && value.signum() != 0) {
            return (value.signum() < 0 ? "above -" : "below ")
                    + BigDecimal.ONE.movePointLeft(decimals).toPlainString();
        }
        return grouped(rounded.stripTrailingZeros());
    }

    private static String grouped(BigDecimal value) {
        String text = value.toPlainString();
        int point = text.indexOf('.');
        StringBuilder grouped = new StringBuilder(text);
        int first = text.startsWith("-") ? 2 : 1;
        for (int at = (point < 0 ? text.length() : point) - 3; at >= first; at -= 3) {
            grouped.insert(at, ',');
        }
        return grouped.toString();
    }
}
