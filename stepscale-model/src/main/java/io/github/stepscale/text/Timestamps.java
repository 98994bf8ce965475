package io.github.stepscale.text;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Formats instants for people, always in UTC. */
public final class Timestamps {
    private static final int MINUTE = "14:03".length();

    private Timestamps() {}

    /** Date and minute: {@code 2026-01-31 14:03Z}. */
    public static String minute(Instant time) {
        return plainMinute(time) + "Z";
    }

    /** Date and minute where the text around them names UTC: {@code 2026-01-31 14:03}. */
    public static String plainMinute(Instant time) {
        return date(time) + " " + hourMinute(time);
    }

    /** Date and second where the text around them names UTC: {@code 2026-01-31 14:03:27}. */
    public static String plainSecond(Instant time) {
        return date(time) + " " + second(time);
    }

    /** Time of day to the second: {@code 14:03:27Z}. */
    public static String clock(Instant time) {
        return second(time) + "Z";
    }

    /** Time of day to the minute where the text around it names UTC: {@code 14:03}. */
    public static String hourMinute(Instant time) {
        return second(time).substring(0, MINUTE);
    }

    private static String date(Instant time) {
        String text = time.toString();
        return text.substring(0, text.indexOf('T'));
    }

    private static String second(Instant time) {
        String text = time.truncatedTo(ChronoUnit.SECONDS).toString();
        return text.substring(text.indexOf('T') + 1, text.length() - 1);
    }
}
