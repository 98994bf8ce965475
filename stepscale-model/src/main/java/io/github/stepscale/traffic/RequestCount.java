package io.github.stepscale.traffic;

import io.github.stepscale.text.Quotes;
import java.math.BigDecimal;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Parses the number of requests of a row: a whole number, possibly written as {@code 412.0} or {@code 4.12E2}. */
final class RequestCount {
    private static final int MAX_DIGITS = 15;
    private static final Pattern NUMBER = Pattern.compile("[+]?\\d{1,30}(?:\\.\\d{1,30})?(?:[eE][+-]?\\d{1,2})?");
    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(?:[,.' \u00A0\u202F]\\d{3})+");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("\\d{1,30},\\d{1,30}");

    private RequestCount() {}

    /**
     * Parses a number of requests; empty, with a mistake added, if it is invalid.
     *
     * @param separator what separates the fields; a decimal comma is understood where it is not a comma
     */
    static OptionalDouble parse(String field, char separator, int row, TraceMistakes mistakes) {
        if (isPlain(field)) {
            return bounded(field, Double.parseDouble(field), row, mistakes);
        }
        boolean comma = separator != ',' && DECIMAL_COMMA.matcher(field).matches();
        String number = comma ? field.replace(',', '.') : field;
        if (!NUMBER.matcher(number).matches() || GROUPED.matcher(field).matches()) {
            return mistake(field, row, mistakes);
        }
        BigDecimal value = new BigDecimal(number).stripTrailingZeros();
        if (value.scale() > 0) {
            mistakes.add(
                    "fraction of a request",
                    row,
                    Quotes.of(field) + " is not a whole number of requests: it may be an average",
                    "Use the statistic Sum, or round it");
            return OptionalDouble.empty();
        }
        return bounded(field, value.doubleValue(), row, mistakes);
    }

    private static OptionalDouble mistake(String field, int row, TraceMistakes mistakes) {
        if (GROUPED.matcher(field).matches()) {
            mistakes.add(
                    "grouped",
                    row,
                    Quotes.of(field) + " can be a number in thousands or one with decimals",
                    "Write it without separators");
        } else {
            mistakes.add(
                    "number",
                    row,
                    Quotes.of(field) + " is not a number of requests: a whole number from 0 is required",
                    "Correct it");
        }
        return OptionalDouble.empty();
    }

    private static OptionalDouble bounded(String field, double count, int row, TraceMistakes mistakes) {
        if (count > Trace.MAX_REQUESTS_PER_MINUTE) {
            mistakes.add(
                    "too many",
                    row,
                    Quotes.of(field) + " requests are too many: at most 1000000000000 are allowed",
                    "Correct it");
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(count);
    }

    /** Whether a field has digits alone, which needs no pattern. */
    private static boolean isPlain(String field) {
        boolean plain = !field.isEmpty() && field.length() <= MAX_DIGITS;
        for (int i = 0; plain && i < field.length(); i++) {
            plain = field.charAt(i) >= '0' && field.charAt(i) <= '9';
        }
        return plain;
    }
}
