package io.github.stepscale.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.OptionalDouble;

/**
 * Numbers as people read them, the same on every machine: a point before the decimals, commas between thousands, never in
 * E notation.
 */
public final class ReadableNumbers {
    /** What stands for a number that does not exist. */
    public static final String NONE = "-";

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DIGITS = 2;

    private ReadableNumbers() {}

    /** With at most two decimals: {@code 1,234.5}. What is not 0 never reads as 0. */
    public static String number(double value) {
        return Double.isNaN(value) ? "unknown" : rounded(new BigDecimal(value), DIGITS);
    }

    /** Something that is counted: from a hundred on, fractions do not matter. */
    public static String count(double value) {
        return value < 100 ? number(value) : rounded(new BigDecimal(value), 0);
    }

    /** An amount of money, always with two decimals. */
    public static String money(double value) {
        return grouped(new BigDecimal(value).setScale(DIGITS, RoundingMode.HALF_UP));
    }

    /** Of a share: {@code 1.25 %}. */
    public static String percent(double share) {
        return Double.isNaN(share) ? "unknown" : percent(share, DIGITS);
    }

    /** A number with its unit, in the singular only for exactly 1: {@code 1 minute}, {@code 0 minutes}. */
    public static String of(double value, String unit) {
        return withUnit(number(value), unit);
    }

    /** Something that is counted, with its unit. */
    public static String countOf(double value, String unit) {
        return withUnit(count(value), unit);
    }

    /** Likewise a number that is written already. */
    public static String withUnit(String number, String unit) {
        return number + " " + unit + (number.equals("1") ? "" : "s");
    }

    /** A share that was reached beside one that was asked, with as many decimals as it takes to tell them apart. */
    public static String percentApartFrom(double share, double asked) {
        if (Double.isNaN(share)) {
            return "unknown";
        }
        int digits = DIGITS;
        while (share != asked && digits < 15 && percent(share, digits).equals(percent(asked, digits))) {
            digits++;
        }
        return percent(share, digits);
    }

    /** Likewise for other numbers. */
    public static String numberApartFrom(double value, double asked) {
        if (Double.isNaN(value)) {
            return "unknown";
        }
        int digits = DIGITS;
        BigDecimal exact = new BigDecimal(value);
        while (value != asked && digits < 15 && rounded(exact, digits).equals(rounded(new BigDecimal(asked), digits))) {
            digits++;
        }
        return rounded(exact, digits);
    }

    /** Something that may not exist. */
    public static String orNone(OptionalDouble value) {
        return value.isPresent() ? number(value.getAsDouble()) : NONE;
    }

    /** A minute in UTC: {@code 2026-01-31 08:00}. */
    public static String time(Instant time) {
        String text = time.toString();
        return text.substring(0, text.indexOf('T')) + " " + text.substring(text.indexOf('T') + 1, text.length() - 4);
    }

    /** A second in UTC: {@code 2026-01-31 08:00:30}. */
    public static String second(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ').replace("Z", "");
    }

    private static String percent(double share, int digits) {
        return rounded(new BigDecimal(share).multiply(HUNDRED), digits) + " %";
    }

    private static String rounded(BigDecimal value, int digits) {
        BigDecimal rounded = value.setScale(digits, RoundingMode.HALF_UP);
        if (rounded.signum() == 0 && value.signum() != 0) {
            return (value.signum() < 0 ? "above -" : "below ")
                    + BigDecimal.ONE.movePointLeft(digits).toPlainString();
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
