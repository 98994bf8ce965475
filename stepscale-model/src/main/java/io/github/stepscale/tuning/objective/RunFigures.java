package io.github.stepscale.tuning.objective;

import java.util.OptionalDouble;

/**
 * The outcome of a run in numbers.
 *
 * @param minutes the length of the run
 * @param requests the requests of all minutes
 * @param excessRequests requests above capacity
 * @param instanceMinutes paid instance-minutes, including starting instances
 * @param lateRequests requests that do not keep the limit of the latency; absent if the objective has none
 * @param longestWaitMinutes the longest wait, including minutes without capacity; absent if the objective does not limit it
 */
public record RunFigures(
        int minutes,
        double requests,
        double excessRequests,
        long instanceMinutes,
        OptionalDouble lateRequests,
        OptionalDouble longestWaitMinutes) {

    /** Creates the figures of a run under an objective that limits neither latency nor wait. */
    public RunFigures(int minutes, double requests, double excessRequests, long instanceMinutes) {
        this(minutes, requests, excessRequests, instanceMinutes, OptionalDouble.empty(), OptionalDouble.empty());
    }

    /** The share of requests above capacity; 0 without requests. */
    public double excessFraction() {
        return requests == 0 ? 0 : excessRequests / requests;
    }

    /** The share of requests that do not keep the limit of the latency; 0 without requests. */
    public OptionalDouble lateFraction() {
        return lateRequests.isEmpty()
                ? lateRequests
                : OptionalDouble.of(requests == 0 ? 0 : lateRequests.getAsDouble() / requests);
    }

    /** The paid instance-hours. */
    public double instanceHours() {
        return instanceMinutes / 60.0;
    }
}
