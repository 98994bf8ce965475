package io.github.stepscale.operation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that can also wait. A test brings its own, so that no time passes. */
public interface Clock extends InstantSource {

    /**
     * Waits.
     *
     * @throws OperationException if the thread is interrupted meanwhile; it stays interrupted
     */
    void sleep(Duration duration);

    /** Returns the system clock. */
    static Clock system() {
        return new Clock() {
            @Override
            public Instant instant() {
                return Instant.now();
            }

            @Override
            public void sleep(Duration duration) {
                try {
                    Thread.sleep(duration.toMillis());
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    throw new OperationException("Interrupted. AWS carries on with what it has begun.");
                }
            }
        };
    }
}
