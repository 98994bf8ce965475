package io.github.stepscale.simulation;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A timeline in numbers. What needs {@code requestsPerInstance} is absent without it.
 *
 * @param minutes how many there are
 * @param requests of all minutes
 * @param excessRequests those above capacity, minute by minute
 * @param excessFraction their share of all; 0 without requests
 * @param minutesShort minutes with requests above capacity
 * @param worstWaitMinutes the longest wait; minutes without any capacity do not count. What waits unserved at the end counts,
 *     when it is served
 * @param minutesUnserved the longest stretch of minutes in which requests waited and nothing was in service; infinite if
 *     nothing served them within a day after the end
 * @param instanceMinutes paid, also while instances start
 * @param activities decisions that changed the capacity
 * @param scaleOuts those that added
 * @param scaleIns those that removed
 * @param noStep how often no step held the value of a firing alarm, over all rules and minutes
 * @param peakRunning the most instances in service
 * @param elasticity how closely supply followed demand
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
        Optional<ElasticityMetrics> elasticity) {

    /** The longest wait with what is known of minutes without capacity: who came at their beginning waited through all of them. */
    public OptionalDouble longestWaitMinutes() {
        return worstWaitMinutes.isEmpty()
                ? worstWaitMinutes
                : OptionalDouble.of(Math.max(worstWaitMinutes.getAsDouble(), minutesUnserved));
    }

    /** Hours of instances that are paid. */
    public double instanceHours() {
        return instanceMinutes / 60.0;
    }
}
