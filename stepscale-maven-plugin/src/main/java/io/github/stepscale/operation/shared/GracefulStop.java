package io.github.stepscale.operation.shared;

import io.github.stepscale.operation.Output;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Delays the end of the process on Ctrl-C, or when a build is killed, so that what was measured so far is written. Active from
 * construction until {@link #close}.
 */
public final class GracefulStop implements AutoCloseable {
    /** The longest delay of the end of the process. */
    private static final Duration MAX_DELAY = Duration.ofSeconds(20);

    private final Runnable stop;
    private final Output output;
    private final String message;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stopAndWait, "stepscale-graceful-stop");
    private volatile boolean exitDelayed;

    /** @param stop stops the work; is called from another thread */
    public GracefulStop(Runnable stop, Output output) {
        this(stop, output, "Interrupted: what was measured so far is written.");
    }

    /** @param message printed once what there was to write is written */
    public GracefulStop(Runnable stop, Output output, String message) {
        this.stop = stop;
        this.output = output;
        this.message = message;
        ShutdownHook.add(hook);
    }

    /** Makes the end of the process wait from now on, since there is something to write. */
    public void delayExit() {
        exitDelayed = true;
    }

    private void stopAndWait() {
        stop.run();
        try {
            if (exitDelayed && closed.await(MAX_DELAY.toSeconds(), TimeUnit.SECONDS)) {
                output.lineAtShutdown(message);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        ShutdownHook.remove(hook);
    }
}
