package io.github.stepscale.operation.calibrate;

import io.github.stepscale.load.LoadLimits;
import io.github.stepscale.load.LoadProfile;
import io.github.stepscale.load.RequestSpacing;
import io.github.stepscale.operation.load.EndpointRequestOptions;
import io.github.stepscale.traffic.Trace;
import io.github.stepscale.validation.Validator;
import java.time.Instant;

/**
 * How a calibration is done.
 *
 * @param plan what is asked, and how far it goes
 * @param spacing of the requests
 * @param seed of a Poisson process; each step has the next one, so that no step repeats the luck of another
 * @param limits how many requests may be in flight
 * @param calls what is sent, and where; an answer may take longer than the latency that is asked
 */
public record CalibrateOptions(
        CalibrationPlan plan, RequestSpacing spacing, long seed, LoadLimits limits, EndpointRequestOptions calls) {
    private static final double MILLIS_PER_MINUTE = 60_000;

    /** @throws io.github.stepscale.validation.InvalidValueException if the timeout of a request is shorter than a far too slow answer */
    public CalibrateOptions {
        new Validator()
                .require(
                        plan.farTooSlow().compareTo(calls.patience()) <= 0,
                        Validator.TOGETHER,
                        "latency",
                        "is more than half of the timeout of a request",
                        "Raise the timeout, or lower the latency")
                .throwIfAny();
    }

    /** What a step sends. */
    LoadProfile profile(long rate, int number) {
        Trace minute = Trace.of(Instant.EPOCH, rate);
        double speed = MILLIS_PER_MINUTE / plan.stepDuration().toMillis();
        return new LoadProfile(minute, 1, speed, spacing, seed + number);
    }

    /** What keeps a step within bounds. */
    LoadLimits limits(long rate) {
        return limits.withMaxErrors(plan.errors(rate) + 1).withDrainTimeout(calls.patience());
    }
}
