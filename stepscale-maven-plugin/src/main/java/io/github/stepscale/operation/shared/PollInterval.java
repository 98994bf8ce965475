package io.github.stepscale.operation.shared;

import java.time.Duration;
import java.util.Random;

/**
 * How long to wait until the next look: little while something happens, more and more while nothing does. Jittered, so that
 * many builds that start together do not stay together.
 */
public final class PollInterval {
    private static final long FIRST_MILLIS = 250;
    private static final long LONGEST_MILLIS = 5_000;
    private static final double SLOWER = 1.15;
    private static final double JITTER = 0.2;

    private final Random random;
    private double millis = FIRST_MILLIS;

    public PollInterval(Random random) {
        this.random = random;
    }

    /** Something happened: look again soon. */
    public void news() {
        millis = FIRST_MILLIS;
    }

    /** AWS did not want to answer: look much later. */
    public void refused() {
        millis = Math.min(LONGEST_MILLIS, millis * 4);
    }

    /** The wait before the next look; the one after it is longer. */
    public Duration next() {
        double jittered = millis * (1 + JITTER * (2 * random.nextDouble() - 1));
        millis = Math.min(LONGEST_MILLIS, millis * SLOWER);
        return Duration.ofMillis(Math.round(jittered));
    }
}
