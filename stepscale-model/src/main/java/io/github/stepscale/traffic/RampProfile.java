package io.github.stepscale.traffic;

import java.util.stream.IntStream;

/**
 * Requests that grow step by step, as the load script of the first public sample of step scaling for SageMaker sent them.
 *
 * @param startRequestsPerMinute in the first step, from 0 to {@link Trace#MOST_REQUESTS}
 * @param requestStep how many more a minute each further step has; below 0 it has fewer, down to 0
 * @param minutesPerStep how long a step lasts, at least 1
 * @param steps how many there are, at least 1
 */
public record RampProfile(long startRequestsPerMinute, long requestStep, int minutesPerStep, int steps)
        implements Profile {

    /** @throws io.github.stepscale.validation.InvalidValueException if a value is out of range */
    public RampProfile {
        new ProfileChecks()
                .requests("startRequestsPerMinute", startRequestsPerMinute)
                .between("requestStep", requestStep, -(long) Trace.MOST_REQUESTS, (long) Trace.MOST_REQUESTS)
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
