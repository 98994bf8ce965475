package io.github.stepscale.load;

import java.util.Optional;

/**
 * How a run is going: since the last look, and at present.
 *
 * @param asked requests a minute that were due since the last look
 * @param done requests a minute that were answered well since then
 * @param inFlight requests whose answers are awaited
 * @param latency of what was answered well since the last look, from when it was due
 * @param errors in the whole run
 * @param late in the whole run
 */
public record LoadProgress(
        double asked, double done, int inFlight, Optional<LatencyPercentiles> latency, long errors, long late) {}
