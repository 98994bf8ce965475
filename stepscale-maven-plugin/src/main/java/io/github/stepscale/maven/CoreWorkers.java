package io.github.stepscale.maven;

import io.github.stepscale.tuning.search.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** A thread for each core. An interrupt of the caller ends nothing, since a map is short; the caller stays interrupted. */
final class CoreWorkers implements Workers, AutoCloseable {
    private final ExecutorService threads =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), CoreWorkers::thread);

    @Override
    public <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function) {
        List<Future<R>> futures = new ArrayList<>();
        items.forEach(item -> futures.add(threads.submit(() -> function.apply(item))));
        return futures.stream().map(CoreWorkers::result).toList();
    }

    private static <R> R result(Future<R> future) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException again) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException broken) {
            throw broken.getCause() instanceof RuntimeException known ? known : new IllegalStateException(broken);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "stepscale-tune");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
