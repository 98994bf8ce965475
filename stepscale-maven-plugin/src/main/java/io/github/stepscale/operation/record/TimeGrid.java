package io.github.stepscale.operation.record;

import java.time.Duration;
import java.time.Instant;

/** Rounds moments to the periods of CloudWatch, which begin at multiples since 1970. */
final class TimeGrid {
    private TimeGrid() {}

    /** Returns the start of the period that holds a moment. */
    static Instant floor(Instant time, Duration period) {
        long seconds = period.toSeconds();
        return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), seconds) * seconds);
    }

    /** Returns a moment that starts a period, or else the start of the next. */
    static Instant ceiling(Instant time, Duration period) {
        Instant start = floor(time, period);
        return start.equals(time) ? start : start.plus(period);
    }
}
