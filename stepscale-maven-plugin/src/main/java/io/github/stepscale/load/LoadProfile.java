package io.github.stepscale.load;

import io.github.stepscale.traffic.Trace;
import io.github.stepscale.validation.Validator;
import java.time.Duration;

/**
 * Which requests are due when.
 *
 * @param traffic the requests of each minute; its dates do not matter
 * @param scale by which the requests of each minute are multiplied, above 0 and at most {@value #MOST}
 * @param speed how many times as fast the minutes follow one another, above 0 and at most {@value #MOST}. The rates stay as
 *     they are: at 24 a day of traffic takes an hour, and a 24th of its requests
 * @param spacing of the requests within a minute
 * @param seed of the Poisson process; the same seed gives the same moments on every machine
 */
public record LoadProfile(Trace traffic, double scale, double speed, RequestSpacing spacing, long seed) {
    /** The most that a scale or a speed may be. */
    public static final double MOST = 1_000_000;

    /** @throws io.github.stepscale.validation.InvalidValueException if a value is out of range, or there is no request */
    public LoadProfile {
        new Validator()
                .require(isFactor(scale), "scale", scale + " is not allowed", "Write a number above 0, at most 1000000")
                .require(isFactor(speed), "speed", speed + " is not allowed", "Write a number above 0, at most 1000000")
                .require(traffic.peak() > 0, "traffic", "has no request", "Give at least one minute some")
                .throwIfAny();
    }

    /** As the traffic is, evenly spaced. */
    public static LoadProfile of(Trace traffic) {
        return new LoadProfile(traffic, 1, 1, RequestSpacing.EVEN, 0);
    }

    /** How many requests are to be expected: exactly so many, rounded up, if they are evenly spaced. */
    public long requests() {
        return (long) Math.ceil(traffic.total() * scale / speed);
    }

    /** The highest rate, in requests a minute. */
    public double peak() {
        return traffic.peak() * scale;
    }

    /** How long it takes until the last of them is due, at most. */
    public Duration duration() {
        return Duration.ofMillis(Math.round(traffic.minutes() * 60_000d / speed));
    }

    private static boolean isFactor(double factor) {
        return factor > 0 && factor <= MOST;
    }
}
