package io.github.stepscale.aws;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Runs tasks that may block, so that the caller does not wait. Starts at the first task and ends when it has had none for a while. */
final class BackgroundThread implements AutoCloseable {
    private static final long IDLE_SECONDS = 5;

    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), BackgroundThread::daemon);

    BackgroundThread() {
        thread.allowCoreThreadTimeOut(true);
    }

    ExecutorService executor() {
        return thread;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "stepscale-background");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
