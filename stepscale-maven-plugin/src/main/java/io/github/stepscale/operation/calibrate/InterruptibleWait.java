package io.github.stepscale.operation.calibrate;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits between steps, but not on once all of it is to end. */
final class InterruptibleWait {
    private static final long SLICE_NANOS = 20_000_000;

    private final BooleanSupplier ended;

    /** @param ended whether all of it is to end */
    InterruptibleWait(BooleanSupplier ended) {
        this.ended = ended;
    }

    void lasting(Duration duration) {
        until(() -> false, duration);
    }

    /** Until something holds, but for a time at most. */
    void until(BooleanSupplier done, Duration most) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < most.toNanos() && !done.getAsBoolean() && !isOver()) {
            LockSupport.parkNanos(SLICE_NANOS);
        }
    }

    /** Whether there is no use in waiting. */
    boolean isOver() {
        return ended.getAsBoolean();
    }
}
