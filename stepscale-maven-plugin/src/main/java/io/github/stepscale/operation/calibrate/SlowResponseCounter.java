package io.github.stepscale.operation.calibrate;

import io.github.stepscale.load.RequestError;
import io.github.stepscale.load.RequestListener;
import io.github.stepscale.load.RequestSender;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts the answers of a running step that took too long, and the requests that have waited as long for theirs: once nothing is
 * answered any more, percentiles of answers do not show it.
 */
final class SlowResponseCounter implements RequestSender {
    private static final int SHARE = 20;
    /** A hiccup shorter than a hundredth of the step does not end it. */
    private static final int SHARE_OF_STEP = 100;

    private static final int MIN_TOLERATED = 3;

    private final RequestSender sender;
    private final long limitNanos;
    private final double tolerated;
    private final Map<Long, Long> waiting = new ConcurrentHashMap<>();
    private final LongAdder answered = new LongAdder();
    private final LongAdder slow = new LongAdder();

    /**
     * Counts the requests of a sender.
     *
     * @param limit counts answers that take longer
     * @param requests the expected number of requests in the step
     */
    SlowResponseCounter(RequestSender sender, Duration limit, double requests) {
        this.sender = sender;
        this.limitNanos = limit.toNanos();
        this.tolerated = Math.max(MIN_TOLERATED, requests / SHARE_OF_STEP);
    }

    @Override
    public Optional<RequestError> send(long number) {
        long start = start(number);
        try {
            return sender.send(number);
        } finally {
            end(number, start);
        }
    }

    @Override
    public void send(long number, RequestListener listener) {
        long start = start(number);
        sender.send(number, new RequestListener() {
            @Override
            public void sent() {
                listener.sent();
            }

            @Override
            public void answered(Optional<RequestError> error) {
                end(number, start);
                listener.answered(error);
            }
        });
    }

    @Override
    public boolean isAsync() {
        return sender.isAsync();
    }

    private long start(long number) {
        long start = System.nanoTime();
        waiting.put(number, start);
        return start;
    }

    private void end(long number, long start) {
        waiting.remove(number);
        answered.increment();
        if (System.nanoTime() - start > limitNanos) {
            slow.increment();
        }
    }

    /** Returns whether more than 1 in 20 were slow so far, and more than a few: then the p95 is above the limit. */
    boolean hasTooManySlow() {
        long now = System.nanoTime();
        long overdue = waiting.values().stream()
                .filter(since -> now - since > limitNanos)
                .count();
        long tooSlow = slow.sum() + overdue;
        return tooSlow > tolerated && tooSlow * SHARE > answered.sum() + overdue;
    }

    /** Returns whether every request has its answer. */
    boolean areAllAnswered() {
        return waiting.isEmpty();
    }
}
