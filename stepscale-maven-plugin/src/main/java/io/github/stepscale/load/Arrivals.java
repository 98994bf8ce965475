package io.github.stepscale.load;

import io.github.stepscale.traffic.Trace;
import java.util.NoSuchElementException;
import java.util.Random;

/**
 * The due times of all requests of a run, in nanoseconds from its start, ascending.
 *
 * <p>The expected number of requests grows by the rate of each minute. A request is due when that number reaches its mark. For even spacing the marks are 0, 1, 2 and so on; for Poisson their distances are exponentially distributed with a
 * mean of 1, which gives a Poisson process whose rate is that of the traffic at every moment.
 */
final class Arrivals {
    private static final double NANOS_PER_MINUTE = 60e9;

    private final Trace traffic;
    private final double scale;
    private final double minuteNanos;
    private final RequestSpacing spacing;
    private final Random random;

    private int minute;
    /** The expected number of requests before the minute. */
    private double before;

    private double mark;

    Arrivals(LoadProfile profile) {
        traffic = profile.traffic();
        minuteNanos = NANOS_PER_MINUTE / profile.speed();
        // A minute that is played faster keeps its rate, and so has fewer requests.
        scale = profile.scale() / profile.speed();
        spacing = profile.spacing();
        random = new Random(profile.seed());
        mark = spacing == RequestSpacing.EVEN ? 0 : distance();
        advance();
    }

    /** Returns the expected number of requests, added up as the marks are: another order could round to another number. */
    static double expected(LoadProfile profile) {
        return expected(profile, profile.traffic().minutes());
    }

    /** Returns the expected number of requests in the first minutes of the traffic, of which the last may be a part. */
    static double expected(LoadProfile profile, double minutes) {
        double scale = profile.scale() / profile.speed();
        double total = 0;
        for (int minute = 0; minute < minutes; minute++) {
            total += profile.traffic().requests(minute) * scale * Math.min(1, minutes - minute);
        }
        return total;
    }

    boolean hasNext() {
        return minute < traffic.minutes();
    }

    /**
     * Returns the next due time.
     *
     * @throws NoSuchElementException if there is none left
     */
    long next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        double within = (mark - before) / expected();
        long due = Math.round((minute + within) * minuteNanos);
        mark += distance();
        advance();
        return due;
    }

    /** From one mark to the next. */
    private double distance() {
        // 1 - u, since u may be 0 and never is 1
        return spacing == RequestSpacing.EVEN ? 1 : -Math.log(1 - random.nextDouble());
    }

    /** Moves to the minute in which the mark is reached. */
    private void advance() {
        while (hasNext() && mark >= before + expected()) {
            before += expected();
            minute++;
        }
    }

    private double expected() {
        return traffic.requests(minute) * scale;
    }
}
