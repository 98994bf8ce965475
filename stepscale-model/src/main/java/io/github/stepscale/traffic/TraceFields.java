package io.github.stepscale.traffic;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/** The two fields of a row that count. */
final class TraceFields {
    private static final Pattern DIGITS = Pattern.compile("\\d{1,19}");

    private TraceFields() {}

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
        if (!DIGITS.matcher(field).matches()) {
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

    private static Optional<Instant> parsed(String field) {
        try {
            return Optional.of(OffsetDateTime.parse(field).toInstant());
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }
}
