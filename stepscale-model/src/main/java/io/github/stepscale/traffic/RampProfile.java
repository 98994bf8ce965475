package io.github.stepscale.traffic;

import java.util.stream.IntStream;

/**
 * Traffic that changes in equal steps, as in the load script of the first public sample of step scaling for SageMaker.
 *
 * @param startRequestsPerMinute requests per minute in the first step, from 0 to {@link Trace#MAX_REQUESTS_PER_MINUTE}
 * @param requestStep change in requests per minute with each further step; if negative, down to 0 requests
 * @param minutesPerStep duration of a step in minutes, at least 1
 * @param steps number of steps, at least 1
 */
public record RampProfile(long startRequestsPerMinute, long requestStep, int minutesPerStep, int steps)
        implements Profile {

    /** @throws io.github.stepscale.validation.InvalidValueException if a value is out of range */
    public RampProfile {
        new ProfileChecks()
                .requests("startRequestsPerMinute", startRequestsPerMinute)
                .between("requestStep", requestStep, -(long) Trace.MAX_REQUESTS_PER_MINUTE, (long)
                        Trace.MAX_REQUESTS_PER_MINUTE)
                .minutes("minutesPerStep", minutesPerStep, 1)
                .minutes("steps", steps, 1)
                .total((long) minutesPerStep * steps)
                .peak("requestStep", (double) startRequestsPerMinute + (double) requestStep * Math.max(0, steps - 1))
                .throwIfAny();
    }

    @Override
    public double[] requests() {
        return IntStream.range(0, minutesPerStep * steps)
                .mapToDouble(minute -> Math.max(0, startRequestsPerMinute + requestStep * (minute / minutesPerStep)))
                .toArray();
    }
}
