package io.github.stepscale.operation.shared;

import java.time.Duration;
import java.util.Random;

/**
 * The pause between two polls: 250 ms while something happens, growing to 5 s while nothing does. Jittered by 20 %, so that
 * builds that start together do not poll together.
 */
public final class PollInterval {
    private static final long MIN_MILLIS = 250;
    private static final long MAX_MILLIS = 5_000;
    private static final double GROWTH = 1.15;
    private static final double JITTER = 0.2;

    private final Random random;
    private double millis = MIN_MILLIS;

    public PollInterval(Random random) {
        this.random = random;
    }

    /** Resets the pause to the shortest, since something happened. */
    public void reset() {
        millis = MIN_MILLIS;
    }

    /** Makes the next pause four times as long, since AWS refused to answer. */
    public void backOff() {
        millis = Math.min(MAX_MILLIS, millis * 4);
    }

    /** Returns the next pause; the one after it is longer. */
    public Duration next() {
        double jittered = millis * (1 + JITTER * (2 * random.nextDouble() - 1));
        millis = Math.min(MAX_MILLIS, millis * GROWTH);
        return Duration.ofMillis(Math.round(jittered));
    }
}
