package io.github.stepscale.simulation;

import io.github.stepscale.traffic.MinuteSum;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A timeline in numbers. Numbers that need {@code requestsPerInstance} are absent without it.
 *
 * @param minutes the length of the timeline
 * @param requests the requests of all minutes
 * @param excessRequests requests above capacity, summed minute by minute
 * @param excessFraction the share of requests above capacity; 0 without requests
 * @param minutesShort minutes with requests above capacity
 * @param worstWaitMinutes the longest wait in minutes, without minutes of zero capacity; includes requests that are
 *     served after the end
 * @param minutesUnserved the longest sequence of minutes in which requests waited without capacity; infinite if they
 *     are not served within a day after the end
 * @param instanceMinutes paid instance-minutes, including starting instances
 * @param activities decisions that changed the capacity
 * @param scaleOuts decisions that added capacity
 * @param scaleIns decisions that removed capacity
 * @param noStep how often no step applied to the value of a firing alarm, over all rules and minutes
 * @param peakRunning maximum instances in service
 * @param elasticity how closely supply followed demand
 * @param response latency and requests that timed out; absent if the service has neither a curve nor a model
 */
public record Summary(
        int minutes,
        double requests,
        OptionalDouble excessRequests,
        OptionalDouble excessFraction,
        OptionalInt minutesShort,
        OptionalDouble worstWaitMinutes,
        double minutesUnserved,
        long instanceMinutes,
        int activities,
        int scaleOuts,
        int scaleIns,
        int noStep,
        int peakRunning,
        Optional<ElasticityMetrics> elasticity,
        Optional<Response> response) {

    /**
     * The longest wait including minutes without capacity: a request that arrives at their start waits through all of
     * them.
     */
    public OptionalDouble longestWaitMinutes() {
        return worstWaitMinutes.isEmpty()
                ? worstWaitMinutes
                : OptionalDouble.of(Math.max(worstWaitMinutes.getAsDouble(), minutesUnserved));
    }

    /**
     * The share of all requests that keeps the limit of the latency; 1 without requests. Absent without such a limit, and
     * if the latency is unknown.
     */
    public OptionalDouble latencyKeptFraction() {
        return response.map(Response::latencyKeptFraction).orElseGet(OptionalDouble::empty);
    }

    /** The paid instance-hours. */
    public double instanceHours() {
        return instanceMinutes / 60.0;
    }

    /**
     * The response of the endpoint in numbers.
     *
     * @param timedOutRequests requests that were given up because they waited too long, summed minute by minute
     * @param worstLatencyMs the longest mean latency of a minute in milliseconds; absent if nothing was ever in service
     * @param latencyKeptFraction the share of all requests that keeps the limit of the latency of an objective; absent
     *     without one
     */
    public record Response(double timedOutRequests, OptionalDouble worstLatencyMs, OptionalDouble latencyKeptFraction) {

        static Response of(Timeline timeline, Optional<LatencyObjective> latency) {
            Timeline.Response response = timeline.columns();
            return new Response(
                    MinuteSum.of(response.timedOut),
                    worstLatencyMs(response),
                    latency.map(limit -> limit.keptFraction(timeline)).orElseGet(OptionalDouble::empty));
        }

        private static OptionalDouble worstLatencyMs(Timeline.Response response) {
            double worst = -1;
            for (int minute = 0; minute < response.timedOut.length; minute++) {
                double mean = response.latencyMeanMs(minute);
                worst = mean > worst ? mean : worst; // never so for NaN
            }
            return worst < 0 ? OptionalDouble.empty() : OptionalDouble.of(worst);
        }
    }
}
