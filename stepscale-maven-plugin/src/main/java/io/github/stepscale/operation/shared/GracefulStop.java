package io.github.stepscale.operation.shared;

import io.github.stepscale.operation.Output;
import io.github.stepscale.text.Durations;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Delays the end of the process on Ctrl-C, or when a build is killed, so that what was measured so far is written. Active from
 * construction until {@link #close}.
 */
public final class GracefulStop implements AutoCloseable {
    /** The longest delay of the end of the process. */
    private static final Duration MAX_DELAY = Duration.ofSeconds(20);

    private final Runnable stop;
    private final Output output;
    private final Supplier<String> message;
    private final Duration maxDelay;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stopAndWait, "stepscale-graceful-stop");
    private volatile boolean exitDelayed;

    /** @param stop stops the work; is called from another thread */
    public GracefulStop(Runnable stop, Output output) {
        this(stop, output, () -> "Interrupted: what was measured so far is written.");
    }

    /** @param message says, once the work has ended, what was written */
    public GracefulStop(Runnable stop, Output output, Supplier<String> message) {
        this(stop, output, message, MAX_DELAY);
    }

    /** @param maxDelay the longest delay of the end of the process */
    GracefulStop(Runnable stop, Output output, Supplier<String> message, Duration maxDelay) {
        this.stop = stop;
        this.output = output;
        this.message = message;
        this.maxDelay = maxDelay;
        ShutdownHook.add(hook);
    }

    /** Makes the end of the process wait from now on, since there is something to write. */
    public void delayExit() {
        exitDelayed = true;
    }

    private void stopAndWait() {
        stop.run();
        try {
            if (exitDelayed) {
                boolean ended = closed.await(maxDelay.toMillis(), TimeUnit.MILLISECONDS);
                output.lineAtShutdown(ended ? message.get() : tooLate());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private String tooLate() {
        return "Interrupted: the work did not end within " + Durations.of(maxDelay)
                + ", so its last results are not written.";
    }

    @Override
    public void close() {
        closed.countDown();
        ShutdownHook.remove(hook);
    }
}
