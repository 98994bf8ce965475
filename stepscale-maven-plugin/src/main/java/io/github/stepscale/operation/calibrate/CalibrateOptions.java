package io.github.stepscale.operation.calibrate;

import io.github.stepscale.load.LoadLimits;
import io.github.stepscale.load.LoadProfile;
import io.github.stepscale.load.RequestSpacing;
import io.github.stepscale.operation.load.EndpointRequestOptions;
import io.github.stepscale.traffic.Trace;
import io.github.stepscale.validation.Validator;
import java.time.Duration;
import java.time.Instant;

/**
 * Options of a calibration.
 *
 * @param plan the rates to try, and when one is met
 * @param spacing of the requests
 * @param seed of the Poisson process; each step uses the next one, so that no step repeats the luck of another
 * @param limits the maximum number of requests in flight
 * @param request how to call the model; its timeout is at least twice the latency of the plan
 */
public record CalibrateOptions(
        CalibrationPlan plan, RequestSpacing spacing, long seed, LoadLimits limits, EndpointRequestOptions request) {
    private static final double MILLIS_PER_MINUTE = 60_000;

    /**
     * @throws io.github.stepscale.validation.InvalidValueException if the timeout of a request is shorter than twice the
     *     latency
     */
    public CalibrateOptions {
        new Validator()
                .require(
                        plan.slowLimit().compareTo(request.timeout()) <= 0,
                        Validator.TOGETHER,
                        "latency",
                        "is more than half of the timeout of a request",
                        "Raise the timeout, or lower the latency")
                .throwIfAny();
    }

    /** Returns the traffic of a step. */
    LoadProfile profile(long rate, int number, Duration duration) {
        Trace minute = Trace.of(Instant.EPOCH, rate);
        double speed = MILLIS_PER_MINUTE / duration.toMillis();
        return new LoadProfile(minute, 1, speed, spacing, seed + number);
    }

    /** Returns the limits of a step. */
    LoadLimits limits(long rate) {
        return limits.withMaxErrors(plan.maxErrors(rate) + 1).withDrainTimeout(request.timeout());
    }
}
