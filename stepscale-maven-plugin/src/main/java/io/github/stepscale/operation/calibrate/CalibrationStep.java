package io.github.stepscale.operation.calibrate;

import io.github.stepscale.load.LatencyPercentiles;
import java.time.Instant;
import java.util.Optional;

/**
 * The result of one rate.
 *
 * @param start the start of the step
 * @param requestsPerMinute the rate
 * @param due the number of requests that were due
 * @param answered the number of requests that succeeded
 * @param errors the number of requests that failed
 * @param late the number of requests that had to wait to be sent
 * @param slow the number of requests that were due and took longer than the latency of the plan, failed, or had no response
 * @param latency of the requests that succeeded, from when they were due; empty if none did
 * @param why the reason for the verdict, as part of a sentence, such as {@code p95 620 ms}
 * @param response of the instance to the step; empty if the step ended early
 */
public record CalibrationStep(
        Instant start,
        long requestsPerMinute,
        long due,
        long answered,
        long errors,
        long late,
        long slow,
        Optional<LatencyPercentiles> latency,
        StepVerdict verdict,
        String why,
        Optional<StepResponse> response) {

    CalibrationStep with(StepVerdict other, String reason) {
        return new CalibrationStep(
                start, requestsPerMinute, due, answered, errors, late, slow, latency, other, reason, response);
    }

    CalibrationStep with(StepResponse measured) {
        return new CalibrationStep(
                start,
                requestsPerMinute,
                due,
                answered,
                errors,
                late,
                slow,
                latency,
                verdict,
                why,
                Optional.of(measured));
    }

    /** Returns the response if the step counts for the service curve. */
    Optional<StepResponse> curveResponse() {
        return response.filter(measured -> verdict.isEvidence() || verdict == StepVerdict.CURVE);
    }

    /** Returns what the step says about its rate; too many errors count as far too slow. */
    StepSample sample() {
        long counted = verdict == StepVerdict.MISSED ? Math.max(slow, due > 0 ? firstAbove(due) : 0) : slow;
        return new StepSample(requestsPerMinute, due, Math.min(due, counted));
    }

    /** The lowest count that is more than 1 in 20. */
    private static long firstAbove(long requests) {
        return requests / 20 + 1;
    }
}
