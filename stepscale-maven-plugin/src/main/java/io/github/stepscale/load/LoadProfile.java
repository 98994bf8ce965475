package io.github.stepscale.load;

import io.github.stepscale.traffic.Trace;
import io.github.stepscale.validation.Validator;
import java.time.Duration;
import java.util.stream.IntStream;

/**
 * The traffic that a run generates.
 *
 * @param traffic requests per minute; its dates do not matter
 * @param scale factor for the requests of each minute, above 0, at most {@value #MAX_FACTOR}
 * @param speed factor for the pace at which the minutes follow one another, above 0, at most {@value #MAX_FACTOR}. The rates stay
 *     the same: at 24 a day of traffic takes an hour and has a 24th of its requests
 * @param spacing of the requests within a minute
 * @param seed of the Poisson process; the same seed gives the same due times on every machine
 */
public record LoadProfile(Trace traffic, double scale, double speed, RequestSpacing spacing, long seed) {
    /** The maximum of scale and speed. */
    public static final double MAX_FACTOR = 1_000_000;

    private static final double MILLIS_PER_MINUTE = 60_000;

    /** @throws io.github.stepscale.validation.InvalidValueException if a value is out of range, or there is no request */
    public LoadProfile {
        new Validator()
                .require(isFactor(scale), "scale", scale + " is not allowed", "Write a number above 0, at most 1000000")
                .require(isFactor(speed), "speed", speed + " is not allowed", "Write a number above 0, at most 1000000")
                .require(traffic.peak() > 0, "traffic", "has no request", "Give at least one minute a request")
                .throwIfAny();
    }

    /** The traffic unchanged, evenly spaced. */
    public static LoadProfile of(Trace traffic) {
        return new LoadProfile(traffic, 1, 1, RequestSpacing.EVEN, 0);
    }

    /** The expected number of requests; exact, rounded up, if they are evenly spaced. */
    public long requests() {
        return (long) Math.ceil(Arrivals.expected(this));
    }

    /** The expected number of requests that are due before a moment, counted from the start. */
    public long requests(Duration end) {
        return (long) Math.ceil(Arrivals.expected(this, minutes(end)));
    }

    /** The highest rate in requests per minute. */
    public double peak() {
        return traffic.peak() * scale;
    }

    /** The highest rate in requests per minute before a moment, counted from the start. */
    public double peak(Duration end) {
        return IntStream.range(0, (int) Math.min(traffic.minutes(), Math.ceil(minutes(end))))
                        .mapToDouble(traffic::requests)
                        .max()
                        .orElse(0)
                * scale;
    }

    /** The minutes of the traffic until a moment of the run. */
    private double minutes(Duration end) {
        return end.compareTo(duration()) >= 0
                ? traffic.minutes()
                : Math.min(traffic.minutes(), end.toMillis() / MILLIS_PER_MINUTE * speed);
    }

    /** The longest time until the last request is due. */
    public Duration duration() {
        return Duration.ofMillis(Math.round(traffic.minutes() * MILLIS_PER_MINUTE / speed));
    }

    private static boolean isFactor(double factor) {
        return factor > 0 && factor <= MAX_FACTOR;
    }
}
