package io.github.stepscale.load;

import java.util.concurrent.atomic.LongAdder;

/** What happened since it was last looked at. */
final class RecentWindow {
    private static final double NANOS_PER_MINUTE = 60e9;

    final LongAdder asked = new LongAdder();
    final LongAdder late = new LongAdder();
    private final LongAdder done = new LongAdder();
    private final LatencyRecorder latency = new LatencyRecorder();
    private long lookedNanos;
    private long lookedAsked;
    private long lookedDone;

    void done(long latencyNanos) {
        done.increment();
        latency.record(latencyNanos);
    }

    /** Looks, by one thread only. */
    LoadProgress look(long nowNanos, int inFlight, long errors) {
        double minutes = Math.max(1, nowNanos - lookedNanos) / NANOS_PER_MINUTE;
        long askedNow = asked.sum();
        long doneNow = done.sum();
        LoadProgress progress = new LoadProgress(
                (askedNow - lookedAsked) / minutes,
                (doneNow - lookedDone) / minutes,
                inFlight,
                LatencyPercentiles.of(latency.interval()),
                errors,
                late.sum());
        lookedNanos = nowNanos;
        lookedAsked = askedNow;
        lookedDone = doneNow;
        return progress;
    }
}
