package io.github.stepscale.operation.calibrate;

import io.github.stepscale.load.RequestError;
import io.github.stepscale.load.RequestSender;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts, while a step runs, the answers that took far too long, and the requests that have waited so long for theirs: where
 * nothing is answered any more, no percentile of answers tells it.
 */
final class SlowResponseCounter implements RequestSender {
    private static final int SHARE = 20;
    /** A hiccup shorter than a hundredth of the step ends nothing. */
    private static final int SHARE_OF_STEP = 100;

    private static final int FEW = 3;

    private final RequestSender sender;
    private final long limitNanos;
    private final double few;
    private final Map<Long, Long> waiting = new ConcurrentHashMap<>();
    private final LongAdder answered = new LongAdder();
    private final LongAdder slow = new LongAdder();

    /**
     * Counts what a sender does.
     *
     * @param limit what an answer may take without being counted
     * @param requests how many are expected in the step
     */
    SlowResponseCounter(RequestSender sender, Duration limit, double requests) {
        this.sender = sender;
        this.limitNanos = limit.toNanos();
        this.few = Math.max(FEW, requests / SHARE_OF_STEP);
    }

    @Override
    public Optional<RequestError> send(long number) {
        long start = System.nanoTime();
        waiting.put(number, start);
        try {
            return sender.send(number);
        } finally {
            waiting.remove(number);
            answered.increment();
            if (System.nanoTime() - start > limitNanos) {
                slow.increment();
            }
        }
    }

    /** Whether they are more than 1 in 20 so far, and not few: then the p95 is above the limit. */
    boolean areTooMany() {
        long now = System.nanoTime();
        long overdue = waiting.values().stream()
                .filter(since -> now - since > limitNanos)
                .count();
        long all = slow.sum() + overdue;
        return all > few && all * SHARE > answered.sum() + overdue;
    }

    /** Whether every request has its answer. */
    boolean areAllThere() {
        return waiting.isEmpty();
    }
}
