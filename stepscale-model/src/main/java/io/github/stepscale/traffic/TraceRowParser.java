package io.github.stepscale.traffic;

import io.github.stepscale.text.Quotes;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Parses the two fields of a row. */
final class TraceRowParser {
    private static final String USUAL_FORM = "0000-00-00T00:00:00Z";
    private static final int MAX_DIGITS = 19;

    private TraceRowParser() {}

    /** Parses a time on the minute; empty, with a mistake added, if it is invalid. */
    static Optional<Instant> time(String field, int row, TraceMistakes mistakes) {
        Optional<Instant> time = parse(field);
        if (time.isEmpty()) {
            mistakes.add(
                    row,
                    Quotes.of(field) + " is not a time: a time such as 2026-01-31T08:00:00Z is required",
                    "Write it in that form, in UTC");
            return time;
        }
        Instant instant = time.get();
        if (instant.getEpochSecond() % 60 != 0 || instant.getNano() != 0) {
            mistakes.add(
                    row,
                    field + " is not on the minute: one row per minute is allowed",
                    "Sum the requests of each minute");
            return Optional.empty();
        }
        return time;
    }

    /** Parses a whole number of requests; empty, with a mistake added, if it is invalid. */
    static Optional<Double> requests(String field, int row, TraceMistakes mistakes) {
        if (field.isEmpty() || field.length() > MAX_DIGITS || !isDigits(field)) {
            mistakes.add(
                    row,
                    Quotes.of(field) + " is not a number of requests: a whole number from 0 is required",
                    field.contains(".") ? "Round it" : "Correct it");
            return Optional.empty();
        }
        double count = Double.parseDouble(field);
        if (count > Trace.MAX_REQUESTS_PER_MINUTE) {
            mistakes.add(
                    row, field + " requests are too many: at most 1000000000000 per minute are allowed", "Correct it");
            return Optional.empty();
        }
        return Optional.of(count);
    }

    private static boolean isDigits(String field) {
        for (int i = 0; i < field.length(); i++) {
            if (!isDigit(field.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private static Optional<Instant> parse(String field) {
        try {
            return Optional.of(
                    isUsual(field)
                            ? parseUsual(field)
                            : OffsetDateTime.parse(field).toInstant());
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    /** Whether a time has the usual form, which is parsed many times faster than with a formatter. */
    private static boolean isUsual(String field) {
        boolean usual = field.length() == USUAL_FORM.length();
        for (int i = 0; usual && i < USUAL_FORM.length(); i++) {
            char form = USUAL_FORM.charAt(i);
            usual = form == '0' ? isDigit(field.charAt(i)) : field.charAt(i) == form;
        }
        return usual;
    }

    private static Instant parseUsual(String field) {
        LocalDateTime time = LocalDateTime.of(
                number(field, 0, 4),
                number(field, 5, 7),
                number(field, 8, 10),
                number(field, 11, 13),
                number(field, 14, 16),
                number(field, 17, 19));
        return time.toInstant(ZoneOffset.UTC);
    }

    private static int number(String field, int from, int to) {
        return Integer.parseInt(field, from, to, 10);
    }
}
