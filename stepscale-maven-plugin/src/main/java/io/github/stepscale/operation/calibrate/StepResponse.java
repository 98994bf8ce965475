package io.github.stepscale.operation.calibrate;

import io.github.stepscale.load.LatencyDistribution;
import java.time.Duration;

/**
 * The response of the instance to the load of a whole step. Those of several steps add up.
 *
 * @param due the number of requests that were due
 * @param duration how long they were
 * @param latency of those that succeeded
 * @param inFlightTime the time that requests spent in flight while the load lasted, added up: the mean count of requests in flight,
 *     times the duration
 * @param sentInSecondHalf the number of requests that were sent in the second half of the step
 * @param growth how many more requests were in flight at the end of the step than at half of it: what a queue grows by
 */
public record StepResponse(
        long due,
        Duration duration,
        LatencyDistribution latency,
        Duration inFlightTime,
        long sentInSecondHalf,
        long growth) {
    static final StepResponse NONE = new StepResponse(0, Duration.ZERO, new LatencyDistribution(), Duration.ZERO, 0, 0);

    private static final double NANOS_PER_MINUTE = 60e9;
    /** A queue that grows by less is that of a rate which the instance can serve, or nearly. */
    private static final double MIN_OVERLOAD = 0.03;
    /** Two standard deviations of the arrivals of independent users. */
    private static final double DEVIATIONS = 2;

    StepResponse plus(StepResponse other) {
        return new StepResponse(
                due + other.due,
                duration.plus(other.duration),
                latency.plus(other.latency),
                inFlightTime.plus(other.inFlightTime),
                sentInSecondHalf + other.sentInSecondHalf,
                growth + other.growth);
    }

    /** Returns the requests per minute. */
    double rate() {
        return due / minutes();
    }

    /** Returns the mean count of requests in flight. */
    double countedConcurrency() {
        return (double) inFlightTime.toNanos() / duration.toNanos();
    }

    /** Returns whether more requests arrived than were answered, beyond what luck explains. */
    boolean isOverloaded() {
        return growth > Math.max(MIN_OVERLOAD * sentInSecondHalf, DEVIATIONS * Math.sqrt(sentInSecondHalf));
    }

    /** Returns the requests answered per minute in the second half: the saturation of an instance that is overloaded. */
    double throughput() {
        return (sentInSecondHalf - growth) / (minutes() / 2);
    }

    private double minutes() {
        return duration.toNanos() / NANOS_PER_MINUTE;
    }
}
