package io.github.stepscale.operation.calibrate;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits between steps, unless the calibration is stopped. */
final class InterruptibleWait {
    private static final long SLICE_NANOS = 20_000_000;

    private final BooleanSupplier stopped;

    /** @param stopped whether the calibration is stopped */
    InterruptibleWait(BooleanSupplier stopped) {
        this.stopped = stopped;
    }

    /** Waits for a time. */
    void sleep(Duration duration) {
        until(() -> false, duration);
    }

    /** Waits until a condition holds, at most for a time. */
    void until(BooleanSupplier done, Duration timeout) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < timeout.toNanos() && !done.getAsBoolean() && !isStopped()) {
            LockSupport.parkNanos(SLICE_NANOS);
        }
    }

    /** Returns whether the calibration is stopped. */
    boolean isStopped() {
        return stopped.getAsBoolean();
    }
}
