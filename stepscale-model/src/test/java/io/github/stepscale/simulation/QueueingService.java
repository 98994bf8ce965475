package io.github.stepscale.simulation;

import java.util.SplittableRandom;

/**
 * A service whose instances work on several requests at a time, for a lognormal time each.
 *
 * @param workers of one instance
 * @param seconds the mean service time
 * @param variability the coefficient of variation of the service time
 */
record QueueingService(int workers, double seconds, double variability) {
    private static final double SECONDS_PER_MINUTE = 60;

    /** The highest rate of one instance, in requests per minute. */
    double saturation() {
        return workers * SECONDS_PER_MINUTE / seconds;
    }

    /** Draws a service time, in minutes. */
    double duration(SplittableRandom random) {
        double variance = Math.log1p(variability * variability);
        return seconds / SECONDS_PER_MINUTE * Math.exp(Math.sqrt(variance) * random.nextGaussian() - variance / 2);
    }
}
