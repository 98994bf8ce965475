package io.github.stepscale.aws;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Aborts an exchange that takes too long before the body of the response begins. */
final class ExchangeTimeout implements AutoCloseable {
    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, ExchangeTimeout::daemon);

    /** An exchange of request and response head. */
    interface Exchange<T> {
        T run() throws IOException;
    }

    ExchangeTimeout() {
        clock.setRemoveOnCancelPolicy(true);
    }

    /**
     * Runs an exchange.
     *
     * @param abort makes the exchange fail; called by another thread, and may block
     * @throws SocketTimeoutException if the exchange failed after the time limit
     */
    <T> T within(Duration time, Runnable abort, Exchange<T> exchange) throws IOException {
        AtomicBoolean running = new AtomicBoolean(true);
        ReadDeadline deadline = ReadDeadline.in(time);
        Future<?> end = clock.schedule(
                () -> {
                    if (running.getAndSet(false)) {
                        // It may block, and the clock has other exchanges to watch.
                        daemon(abort).start();
                    }
                },
                time.toNanos(),
                TimeUnit.NANOSECONDS);
        try {
            return exchange.run();
        } catch (IOException | RuntimeException failed) {
            if (running.getAndSet(false)) {
                throw failed;
            }
            SocketTimeoutException late = deadline.timeoutException();
            // The abort made it fail that way: not the cause.
            late.addSuppressed(failed);
            throw late;
        } finally {
            running.set(false);
            end.cancel(false);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "stepscale-time-limit");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
