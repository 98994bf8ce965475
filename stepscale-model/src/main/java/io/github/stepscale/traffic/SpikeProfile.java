package io.github.stepscale.traffic;

import java.util.Arrays;

/**
 * Traffic with one spike between two calm phases.
 *
 * @param requestsPerMinute requests per minute outside the spike, from 0 to {@link Trace#MAX_REQUESTS_PER_MINUTE}
 * @param spikeRequestsPerMinute requests per minute during the spike, in the same range
 * @param minutesBefore duration before the spike, at least 0
 * @param spikeMinutes duration of the spike, at least 1
 * @param minutesAfter duration after the spike, at least 0
 */
public record SpikeProfile(
        long requestsPerMinute, long spikeRequestsPerMinute, int minutesBefore, int spikeMinutes, int minutesAfter)
        implements Profile {

    /** @throws io.github.stepscale.validation.InvalidValueException if a value is out of range */
    public SpikeProfile {
        new ProfileChecks()
                .requests("requestsPerMinute", requestsPerMinute)
                .requests("spikeRequestsPerMinute", spikeRequestsPerMinute)
                .minutes("minutesBefore", minutesBefore, 0)
                .minutes("spikeMinutes", spikeMinutes, 1)
                .minutes("minutesAfter", minutesAfter, 0)
                .total((long) minutesBefore + spikeMinutes + minutesAfter)
                .throwIfAny();
    }

    @Override
    public double[] requests() {
        double[] requests = new double[minutesBefore + spikeMinutes + minutesAfter];
        Arrays.fill(requests, requestsPerMinute);
        Arrays.fill(requests, minutesBefore, minutesBefore + spikeMinutes, spikeRequestsPerMinute);
        return requests;
    }
}
