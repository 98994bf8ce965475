package io.github.stepscale.text;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** Formats durations for people. */
public final class Durations {
    private Durations() {}

    /** In minutes where they are whole, otherwise in seconds: {@code 30 min}, {@code 45 s}, {@code 90 s}. */
    public static String of(Duration duration) {
        long seconds = duration.toSeconds();
        return seconds >= 60 && seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }

    /** All digits, in milliseconds below a second and otherwise in seconds: {@code 0.5 ms}, {@code 800 ms}, {@code 1.25 s}. */
    public static String exact(Duration duration) {
        BigDecimal nanos = BigDecimal.valueOf(duration.toNanos());
        return duration.compareTo(Duration.ofSeconds(1)) < 0
                ? PlainNumbers.text(nanos.movePointLeft(6)) + " ms"
                : PlainNumbers.text(nanos.movePointLeft(9)) + " s";
    }

    /** Milliseconds, with one decimal below 10: {@code 9.5 ms}, {@code 120 ms}. */
    public static String millis(double millis) {
        int decimals = millis < 10 ? 1 : 0;
        return BigDecimal.valueOf(millis)
                        .setScale(decimals, RoundingMode.HALF_UP)
                        .toPlainString() + " ms";
    }
}
