package io.github.stepscale.operation.shared;

import io.github.stepscale.aws.Stacks;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How things from AWS appear in the log. */
public final class Words {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final DateTimeFormatter HOUR_MINUTE =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Words() {}

    /** Time in UTC, resource, status and the whole reason. */
    public static String event(Stacks.Event event) {
        String reason = event.reason().isEmpty() ? "" : ": " + event.reason();
        return clock(event.time()) + "  " + event.resource() + "  " + event.status() + reason;
    }

    /** {@code 14:03:27Z}. */
    public static String clock(Instant time) {
        return CLOCK.format(time) + "Z";
    }

    /** {@code 2026-01-31 14:03Z}. */
    public static String minute(Instant time) {
        return MINUTE.format(time);
    }

    /** {@code 14:03}, in UTC. */
    public static String hourMinute(Instant time) {
        return HOUR_MINUTE.format(time);
    }

    /** {@code 30 min}, {@code 45 s}. */
    public static String duration(Duration duration) {
        long seconds = duration.toSeconds();
        return seconds >= 60 && seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }

    public static String counted(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
