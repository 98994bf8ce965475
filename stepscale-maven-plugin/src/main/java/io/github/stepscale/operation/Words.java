package io.github.stepscale.operation;

import io.github.stepscale.aws.StackEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** How things from AWS appear in the log. */
final class Words {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter HOUR_MINUTE =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final Pattern BREAKS = Pattern.compile("\\s*[\\p{Cntrl}\\u0085\\u2028\\u2029]+\\s*");

    private Words() {}

    /** Time in UTC, resource, status and the whole reason. */
    static String event(StackEvent event) {
        String reason = event.reason().isEmpty() ? "" : ": " + event.reason();
        return clock(event.time()) + "  " + event.resource() + "  " + event.status() + reason;
    }

    /** {@code 14:03:27Z}. */
    static String clock(Instant time) {
        return CLOCK.format(time) + "Z";
    }

    /** {@code 2026-01-31 14:03Z}. */
    static String minute(Instant time) {
        return MINUTE.format(time);
    }

    /** {@code 14:03}, in UTC. */
    static String hourMinute(Instant time) {
        return HOUR_MINUTE.format(time);
    }

    /** {@code 14:03:27Z}. */
    static String second(Instant time) {
        return CLOCK.format(time) + "Z";
    }

    /** Text from within JSON, on one line and without characters that could garble a log. */
    static String oneLine(String text) {
        return BREAKS.matcher(text.strip()).replaceAll(" ");
    }

    /** {@code 30 min}, {@code 45 s}. */
    static String duration(Duration duration) {
        long seconds = duration.toSeconds();
        return seconds >= 60 && seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }

    static String counted(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
