package io.github.stepscale.operation.shared;

import io.github.stepscale.operation.OperationException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/** Runs reads that do not depend on each other at the same time. */
public final class ConcurrentReads {
    private final List<FutureTask<?>> tasks = new ArrayList<>();

    /**
     * Adds a read.
     *
     * @return its result after {@link #run}, or what it threw
     */
    public <T> Supplier<T> add(Supplier<T> read) {
        FutureTask<T> task = new FutureTask<>(read::get);
        tasks.add(task);
        return () -> result(task);
    }

    /**
     * Runs all of them, the last in this thread, and returns when all are over, failed ones too.
     *
     * @throws OperationException if the thread is interrupted meanwhile; it stays interrupted
     */
    public void run() {
        if (tasks.isEmpty()) {
            return;
        }
        int last = tasks.size() - 1;
        List<Thread> threads =
                tasks.subList(0, last).stream().map(ConcurrentReads::start).toList();
        tasks.get(last).run();
        threads.forEach(ConcurrentReads::await);
    }

    private static Thread start(Runnable task) {
        Thread thread = new Thread(task, "stepscale-read");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void await(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            throw interrupted();
        }
    }

    private static <T> T result(FutureTask<T> task) {
        try {
            return task.get();
        } catch (InterruptedException interrupted) {
            throw interrupted();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException known) {
                throw known;
            }
            if (failed.getCause() instanceof Error defect) {
                throw defect;
            }
            throw new IllegalStateException(failed);
        }
    }

    private static OperationException interrupted() {
        Thread.currentThread().interrupt();
        return new OperationException("Interrupted while reading from AWS. Nothing was changed by that.");
    }
}
