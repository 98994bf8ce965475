package io.github.stepscale.operation.calibrate;

import io.github.stepscale.load.LatencyPercentiles;
import java.time.Instant;
import java.util.Optional;

/**
 * What came of one rate.
 *
 * @param start when the first request could be due
 * @param requestsPerMinute the rate
 * @param asked how many requests were due
 * @param answered how many were answered well
 * @param errors how many were not
 * @param late how many could not be sent when they were due
 * @param latency of what was answered well, from when it was due; empty if nothing was
 * @param why a part of a sentence, such as {@code p95 620 ms}
 */
public record CalibrationStep(
        Instant start,
        long requestsPerMinute,
        long asked,
        long answered,
        long errors,
        long late,
        Optional<LatencyPercentiles> latency,
        StepVerdict verdict,
        String why) {

    CalibrationStep with(StepVerdict other, String reason) {
        return new CalibrationStep(start, requestsPerMinute, asked, answered, errors, late, latency, other, reason);
    }
}
