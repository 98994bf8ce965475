package io.github.stepscale.operation.calibrate;

import io.github.stepscale.load.LatencyDistribution;
import io.github.stepscale.load.RequestError;
import io.github.stepscale.load.RequestListener;
import io.github.stepscale.load.RequestSender;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** Counts the requests in flight while the load of a step lasts; what is answered later counts until its end. */
final class InFlightCounter implements RequestSender {
    private final RequestSender sender;
    private final long start = System.nanoTime();
    private final long end;
    private final LongAdder inFlightNanos = new LongAdder();
    private final LongAdder sentInSecondHalf = new LongAdder();
    private final LongAdder atHalf = new LongAdder();
    private final LongAdder atEnd = new LongAdder();

    /**
     * Starts the clock of a step.
     *
     * @param duration how long requests are due
     */
    InFlightCounter(RequestSender sender, Duration duration) {
        this.sender = sender;
        this.end = duration.toNanos();
    }

    @Override
    public Optional<RequestError> send(long number) {
        long sent = now();
        try {
            return sender.send(number);
        } finally {
            count(sent, now());
        }
    }

    @Override
    public void send(long number, RequestListener listener) {
        AtomicLong sent = new AtomicLong(now());
        sender.send(number, new RequestListener() {
            @Override
            public void sent() {
                sent.set(now());
                listener.sent();
            }

            @Override
            public void answered(Optional<RequestError> error) {
                count(sent.get(), now());
                listener.answered(error);
            }
        });
    }

    @Override
    public boolean isAsync() {
        return sender.isAsync();
    }

    /** Counts a request that was in flight between two moments, in nanoseconds from the start. */
    void count(long sent, long answered) {
        long half = end / 2;
        inFlightNanos.add(Math.max(0, Math.min(end, answered) - sent));
        sentInSecondHalf.add(sent >= half && sent < end ? 1 : 0);
        atHalf.add(sent < half && answered >= half ? 1 : 0);
        atEnd.add(sent < end && answered >= end ? 1 : 0);
    }

    private long now() {
        return System.nanoTime() - start;
    }

    /** Returns the response of the instance, once the step is over. */
    StepResponse response(long due, LatencyDistribution latency) {
        return new StepResponse(
                due,
                Duration.ofNanos(end),
                latency,
                Duration.ofNanos(inFlightNanos.sum()),
                sentInSecondHalf.sum(),
                atEnd.sum() - atHalf.sum());
    }
}
