package io.github.stepscale.traffic;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** The two fields of a row that count. */
final class TraceRow {
    private static final String USUAL = "0000-00-00T00:00:00Z";
    private static final int MOST_DIGITS = 19;

    private TraceRow() {}

    /** A time on the minute. */
    static Optional<Instant> time(String field, int row, TraceMistakes mistakes) {
        Optional<Instant> time = parsed(field);
        if (time.isEmpty()) {
            mistakes.add(
                    row,
                    TraceMistakes.shown(field) + " is not a time: one such as 2026-01-31T08:00:00Z is allowed",
                    "Write it in that form, in UTC");
            return time;
        }
        if (time.get().getEpochSecond() % 60 != 0 || time.get().getNano() != 0) {
            mistakes.add(
                    row,
                    field + " is not on the minute: one row a minute is allowed",
                    "Sum the requests of each minute");
            return Optional.empty();
        }
        return time;
    }

    /** A whole number of requests. */
    static Optional<Double> requests(String field, int row, TraceMistakes mistakes) {
        if (field.isEmpty() || field.length() > MOST_DIGITS || !isDigits(field)) {
            mistakes.add(
                    row,
                    TraceMistakes.shown(field) + " is not a count of requests: a whole number from 0 is allowed",
                    field.contains(".") ? "Round it" : "Correct it");
            return Optional.empty();
        }
        double count = Double.parseDouble(field);
        if (count > Trace.MOST_REQUESTS) {
            mistakes.add(
                    row, field + " requests are too many: at most 1000000000000 a minute are allowed", "Correct it");
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

    private static Optional<Instant> parsed(String field) {
        try {
            return Optional.of(
                    isUsual(field) ? usual(field) : OffsetDateTime.parse(field).toInstant());
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    /** Whether it has the usual form: a year of minutes in it takes a fraction of the time that a formatter needs. */
    private static boolean isUsual(String field) {
        boolean usual = field.length() == USUAL.length();
        for (int i = 0; usual && i < USUAL.length(); i++) {
            char form = USUAL.charAt(i);
            usual = form == '0' ? isDigit(field.charAt(i)) : field.charAt(i) == form;
        }
        return usual;
    }

    private static Instant usual(String field) {
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
