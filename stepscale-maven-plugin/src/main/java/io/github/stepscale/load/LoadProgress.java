package io.github.stepscale.load;

import java.util.Optional;

/**
 * Progress of a run since the previous report.
 *
 * @param due requests per minute that were due since then
 * @param done requests per minute that succeeded since then
 * @param inFlight requests without a response at present
 * @param latency of the requests that succeeded since then, counted from when they were due
 * @param errors of the whole run
 * @param late late requests of the whole run
 */
public record LoadProgress(
        double due, double done, int inFlight, Optional<LatencyPercentiles> latency, long errors, long late) {}
