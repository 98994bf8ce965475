package io.github.stepscale.load;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Gives each request of a sender that waits for responses a thread of its own. */
final class ThreadedSender implements RequestSender, AutoCloseable {
    private final RequestSender sender;
    private final ExecutorService threads = Executors.newCachedThreadPool(ThreadedSender::thread);

    ThreadedSender(RequestSender sender) {
        this.sender = sender;
    }

    @Override
    public Optional<RequestError> send(long number) {
        return sender.send(number);
    }

    @Override
    public void send(long number, RequestListener listener) {
        threads.execute(() -> {
            try {
                sender.send(number, listener);
            } catch (RuntimeException | Error unforeseen) {
                listener.answered(Optional.of(RequestError.unforeseen(unforeseen)));
            }
        });
    }

    @Override
    public boolean isAsync() {
        return true;
    }

    /** Interrupts the requests without a response. */
    @Override
    public void close() {
        threads.shutdownNow();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "stepscale-load");
        thread.setDaemon(true);
        return thread;
    }
}
