package io.github.stepscale.load;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A minute of the clock. What comes back is counted in the minute in which it comes.
 *
 * @param start of the minute
 * @param asked requests that were due
 * @param sent requests that were sent
 * @param late requests that were due and had to wait, since the most were in flight
 * @param done requests that were answered well
 * @param errors those that were not, by kind, in alphabetical order
 * @param latency of those answered well, from when they were due
 */
public record MinuteCounts(
        Instant start,
        long asked,
        long sent,
        long late,
        long done,
        Map<String, Long> errors,
        Optional<LatencyPercentiles> latency) {}
