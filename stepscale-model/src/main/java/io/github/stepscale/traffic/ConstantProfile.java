package io.github.stepscale.traffic;

import java.util.Arrays;

/**
 * Traffic with the same number of requests in every minute.
 *
 * @param requestsPerMinute from 0 to {@link Trace#MAX_REQUESTS_PER_MINUTE}
 * @param minutes from 1 to {@link Trace#MAX_MINUTES}
 */
public record ConstantProfile(long requestsPerMinute, int minutes) implements Profile {

    /** @throws io.github.stepscale.validation.InvalidValueException if a value is out of range */
    public ConstantProfile {
        new ProfileChecks()
                .requests("requestsPerMinute", requestsPerMinute)
                .minutes("minutes", minutes, 1)
                .throwIfAny();
    }

    @Override
    public double[] requests() {
        double[] requests = new double[minutes];
        Arrays.fill(requests, requestsPerMinute);
        return requests;
    }
}
