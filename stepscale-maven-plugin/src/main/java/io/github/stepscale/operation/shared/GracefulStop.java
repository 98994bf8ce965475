package io.github.stepscale.operation.shared;

import io.github.stepscale.operation.Output;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a process that is told to end (Ctrl-C, a killed build) write first what was measured until then; from its making until
 * it is closed.
 */
public final class GracefulStop implements AutoCloseable {
    /** How long the end of the process is held up. */
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final Runnable stop;
    private final Output output;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::end, "stepscale-last-words");
    private volatile boolean measuring;

    /** @param stop what keeps the work from going on; from another thread */
    public GracefulStop(Runnable stop, Output output) {
        this.stop = stop;
        this.output = output;
        ShutdownHook.add(hook);
    }

    /** From now on there is something to write; before, nothing holds the process. */
    public void measuring() {
        measuring = true;
    }

    private void end() {
        stop.run();
        try {
            if (measuring && closed.await(TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                output.lastWord("Interrupted: what was measured so far is written.");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        ShutdownHook.remove(hook);
    }
}
