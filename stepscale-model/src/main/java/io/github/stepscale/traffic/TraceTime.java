package io.github.stepscale.traffic;

import io.github.stepscale.text.Quotes;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses the time of a row: a date and a time of day with {@code -} or {@code /} and {@code T} or a space, in UTC unless there
 * is an offset, or the seconds, milliseconds, microseconds or nanoseconds of the epoch. A date whose day could be its month
 * is refused.
 */
final class TraceTime {
    private static final String USUAL_FORM = "0000-00-00T00:00:00Z";
    private static final Pattern CALENDAR = Pattern.compile(
            "(\\d{4})([-/])(\\d{2})\\2(\\d{2})(?:[T ]+(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]0{1,9})?)?)?"
                    + " ?(Z|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?)?",
            Pattern.CASE_INSENSITIVE);
    /** The number of digits of the years 2001 to 2286. */
    private static final Pattern EPOCH = Pattern.compile("(\\d{10})(\\d{3}|\\d{6}|\\d{9})?(?:[.,]0+)?");

    private static final Pattern DAY_FIRST = Pattern.compile("\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{2,4}\\b.*");
    private static final Pattern FRACTION = Pattern.compile(".*\\d[.,]\\d*[1-9]\\d*\\D*");

    private TraceTime() {}

    /** Parses a time in whole seconds; empty, with a mistake added, if it is invalid. */
    static Optional<Instant> parse(String field, int row, TraceMistakes mistakes) {
        Optional<Instant> time = parse(field);
        if (time.isEmpty()) {
            addMistake(field, row, mistakes);
        }
        return time;
    }

    /** Parses a time in whole seconds; empty if it is invalid. */
    static Optional<Instant> parse(String field) {
        try {
            if (isUsual(field)) {
                return Optional.of(usual(field));
            }
            Matcher calendar = CALENDAR.matcher(field);
            return calendar.matches() ? Optional.of(calendar(calendar)) : epoch(field);
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    private static void addMistake(String field, int row, TraceMistakes mistakes) {
        if (DAY_FIRST.matcher(field).matches()) {
            mistakes.add(
                    "day first",
                    row,
                    Quotes.of(field) + " does not say which number is the month",
                    "Write the year first: 2026-01-31 08:00");
        } else if (FRACTION.matcher(field).matches()) {
            mistakes.add(
                    "fraction",
                    row,
                    Quotes.of(field) + " is inside a second: full seconds are required",
                    "Sum the requests of each minute");
        } else {
            mistakes.add(
                    "time",
                    row,
                    Quotes.of(field) + " is not a time: a time such as 2026-01-31T08:00:00Z is required",
                    "Write it in that form, in UTC");
        }
    }

    private static Optional<Instant> epoch(String field) {
        Matcher epoch = EPOCH.matcher(field);
        if (!epoch.matches()) {
            return Optional.empty();
        }
        String fraction = Optional.ofNullable(epoch.group(2)).orElse("");
        boolean whole = fraction.chars().allMatch(digit -> digit == '0');
        return whole ? Optional.of(Instant.ofEpochSecond(Long.parseLong(epoch.group(1)))) : Optional.empty();
    }

    private static Instant calendar(Matcher found) {
        LocalDateTime time = LocalDateTime.of(
                group(found, 1), group(found, 3), group(found, 4), group(found, 5), group(found, 6), group(found, 7));
        return time.toInstant(zone(Optional.ofNullable(found.group(8)).orElse("Z")));
    }

    private static int group(Matcher found, int group) {
        return Optional.ofNullable(found.group(group)).map(Integer::parseInt).orElse(0);
    }

    private static ZoneOffset zone(String zone) {
        return Character.isLetter(zone.charAt(0)) ? ZoneOffset.UTC : ZoneOffset.of(zone);
    }

    /** Whether a time has the usual form, which is parsed many times faster than by a pattern. */
    private static boolean isUsual(String field) {
        boolean usual = field.length() == USUAL_FORM.length();
        for (int i = 0; usual && i < USUAL_FORM.length(); i++) {
            char form = USUAL_FORM.charAt(i);
            usual = form == '0' ? isDigit(field.charAt(i)) : field.charAt(i) == form;
        }
        return usual;
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
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
