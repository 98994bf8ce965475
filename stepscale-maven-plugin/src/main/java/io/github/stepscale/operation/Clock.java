package io.github.stepscale.operation;

import java.time.Duration;
import java.time.Instant;

/** The clock, and the waiting: a test brings its own. */
public interface Clock {

    /** The present moment. */
    Instant now();

    /**
     * Waits.
     *
     * @throws OperationException if the thread is interrupted meanwhile; it stays interrupted
     */
    void sleep(Duration duration);

    /** That of the machine. */
    static Clock system() {
        return new Clock() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public void sleep(Duration duration) {
                try {
                    Thread.sleep(duration.toMillis());
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    throw new OperationException("Interrupted. AWS goes on with what it has begun.");
                }
            }
        };
    }
}
