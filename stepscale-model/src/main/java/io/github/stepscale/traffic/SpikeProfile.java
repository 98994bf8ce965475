package io.github.stepscale.traffic;

import java.util.Arrays;

/**
 * Calm, a sudden crowd, and calm again.
 *
 * @param requestsPerMinute while it is calm, from 0 to {@link Trace#MOST_REQUESTS}
 * @param spikeRequestsPerMinute during the spike, likewise
 * @param minutesBefore of calm, at least 0
 * @param spikeMinutes how long the spike lasts, at least 1
 * @param minutesAfter of calm, at least 0
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
