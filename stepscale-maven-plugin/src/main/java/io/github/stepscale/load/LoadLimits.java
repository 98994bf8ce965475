package io.github.stepscale.load;

import io.github.stepscale.validation.Validator;
import java.time.Duration;

/**
 * Limits of a load run.
 *
 * @param maxInFlight the maximum number of requests in flight, 1 to {@value #MAX_IN_FLIGHT}. A request that is due while so many
 *     are is sent as soon as one of them is answered
 * @param maxDuration the planned end of a run whose traffic lasts longer, above 0: what is due then or later is not sent. A run
 *     that cannot send the earlier requests until a second later ends early
 * @param maxErrors the number of errors that ends the run, at least 1; {@link Long#MAX_VALUE} for never
 * @param maxRequests the number of requests that ends the run, at least 1
 * @param drainTimeout how long to wait for the last responses after the last request was sent; the run waits a second more, for
 *     timeouts of the same length
 */
public record LoadLimits(
        int maxInFlight, Duration maxDuration, long maxErrors, long maxRequests, Duration drainTimeout) {
    /** Each request in flight takes a connection. */
    public static final int MAX_IN_FLIGHT = 10_000;

    private static final int IN_FLIGHT = 1_000;
    private static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(75);

    /** @throws io.github.stepscale.validation.InvalidValueException if a value is out of range */
    public LoadLimits {
        new Validator()
                .require(
                        maxInFlight >= 1 && maxInFlight <= MAX_IN_FLIGHT,
                        "maxInFlight",
                        maxInFlight + " is not allowed",
                        "Write a number from 1 to " + MAX_IN_FLIGHT)
                .require(
                        !maxDuration.isNegative() && !maxDuration.isZero(),
                        "maxDuration",
                        "is not above 0",
                        "Write a duration such as 2h")
                .require(maxErrors >= 1, "maxErrors", maxErrors + " is not allowed", "Write 1 or more")
                .require(maxRequests >= 1, "maxRequests", maxRequests + " is not allowed", "Write 1 or more")
                .throwIfAny();
    }

    /** 1,000 requests in flight, a drain timeout of 75 s, and no other limit. */
    public static LoadLimits standard() {
        return new LoadLimits(IN_FLIGHT, Duration.ofDays(365), Long.MAX_VALUE, Long.MAX_VALUE, DRAIN_TIMEOUT);
    }

    public LoadLimits withMaxInFlight(int max) {
        return new LoadLimits(max, maxDuration, maxErrors, maxRequests, drainTimeout);
    }

    public LoadLimits withMaxDuration(Duration max) {
        return new LoadLimits(maxInFlight, max, maxErrors, maxRequests, drainTimeout);
    }

    public LoadLimits withMaxErrors(long max) {
        return new LoadLimits(maxInFlight, maxDuration, max, maxRequests, drainTimeout);
    }

    public LoadLimits withMaxRequests(long max) {
        return new LoadLimits(maxInFlight, maxDuration, maxErrors, max, drainTimeout);
    }

    public LoadLimits withDrainTimeout(Duration timeout) {
        return new LoadLimits(maxInFlight, maxDuration, maxErrors, maxRequests, timeout);
    }
}
