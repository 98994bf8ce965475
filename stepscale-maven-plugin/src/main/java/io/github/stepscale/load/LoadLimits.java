package io.github.stepscale.load;

import io.github.stepscale.validation.Validator;
import java.time.Duration;

/**
 * What keeps a run within bounds.
 *
 * @param maxInFlight how many requests may wait for their answers at once, from 1 to {@value #MOST_IN_FLIGHT}. A request
 *     that is due while so many do is sent as soon as one of them is answered, and counted as late
 * @param maxDuration after which the run ends, above 0
 * @param maxErrors after how many errors the run ends; {@link Long#MAX_VALUE} for never
 * @param maxRequests after how many requests the run ends, at least 1
 * @param patience how long the last answers are waited for, once the last request is sent
 */
public record LoadLimits(int maxInFlight, Duration maxDuration, long maxErrors, long maxRequests, Duration patience) {
    /** Each takes a thread. */
    public static final int MOST_IN_FLIGHT = 10_000;

    private static final int IN_FLIGHT = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(75);

    /** @throws io.github.stepscale.validation.InvalidValueException if a value is out of range */
    public LoadLimits {
        new Validator()
                .require(
                        maxInFlight >= 1 && maxInFlight <= MOST_IN_FLIGHT,
                        "maxInFlight",
                        maxInFlight + " is not allowed: 1 to " + MOST_IN_FLIGHT + " is",
                        "Write a number in that range")
                .require(
                        !maxDuration.isNegative() && !maxDuration.isZero(),
                        "maxDuration",
                        "is not above 0",
                        "Write a duration such as 2h")
                .require(maxErrors >= 1, "maxErrors", maxErrors + " is not allowed", "Write 1 or more")
                .require(maxRequests >= 1, "maxRequests", maxRequests + " is not allowed", "Write 1 or more")
                .throwIfAny();
    }

    /** 1,000 in flight, and no other limit. */
    public static LoadLimits standard() {
        return new LoadLimits(IN_FLIGHT, Duration.ofDays(365), Long.MAX_VALUE, Long.MAX_VALUE, PATIENCE);
    }

    public LoadLimits withMaxInFlight(int most) {
        return new LoadLimits(most, maxDuration, maxErrors, maxRequests, patience);
    }

    public LoadLimits withMaxDuration(Duration most) {
        return new LoadLimits(maxInFlight, most, maxErrors, maxRequests, patience);
    }

    public LoadLimits withMaxErrors(long most) {
        return new LoadLimits(maxInFlight, maxDuration, most, maxRequests, patience);
    }

    public LoadLimits withMaxRequests(long most) {
        return new LoadLimits(maxInFlight, maxDuration, maxErrors, most, patience);
    }

    public LoadLimits withPatience(Duration most) {
        return new LoadLimits(maxInFlight, maxDuration, maxErrors, maxRequests, most);
    }
}
