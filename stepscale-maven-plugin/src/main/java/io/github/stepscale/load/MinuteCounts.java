package io.github.stepscale.load;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Counts of one minute of the clock. A response counts in the minute in which it arrives.
 *
 * @param start of the minute
 * @param due requests that were due
 * @param sent requests that were sent
 * @param late requests that were due, and sent more than 100 ms later: the maximum was in flight, or this machine was too slow
 * @param done requests that succeeded
 * @param errors requests that failed, by kind, in alphabetical order
 * @param latency of the requests that succeeded, counted from when they were due
 */
public record MinuteCounts(
        Instant start,
        long due,
        long sent,
        long late,
        long done,
        Map<String, Long> errors,
        Optional<LatencyPercentiles> latency) {}
