package io.github.stepscale.tuning;

/**
 * The outcome of a run in numbers.
 *
 * @param minutes the length of the run
 * @param requests the requests of all minutes
 * @param excessRequests requests above capacity
 * @param instanceMinutes paid instance-minutes, including starting instances
 */
public record RunFigures(int minutes, double requests, double excessRequests, long instanceMinutes) {

    /** The share of requests above capacity; 0 without requests. */
    public double excessFraction() {
        return requests == 0 ? 0 : excessRequests / requests;
    }

    /** The paid instance-hours. */
    public double instanceHours() {
        return instanceMinutes / 60.0;
    }
}
