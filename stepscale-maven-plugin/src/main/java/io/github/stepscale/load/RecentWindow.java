package io.github.stepscale.load;

import java.util.concurrent.atomic.LongAdder;

/** Counts what happened since the previous progress report. */
final class RecentWindow {
    private static final double NANOS_PER_MINUTE = 60e9;

    final LongAdder due = new LongAdder();
    final LongAdder late = new LongAdder();
    private final LongAdder done = new LongAdder();
    private final LatencyRecorder latency = new LatencyRecorder();
    private long reportedNanos;
    private long reportedDue;
    private long reportedDone;

    void recordSuccess(long latencyNanos) {
        done.increment();
        latency.record(latencyNanos);
    }

    /** Returns the progress since the last call. Must be called by one thread only. */
    LoadProgress progress(long nowNanos, int inFlight, long errors) {
        double minutes = Math.max(1, nowNanos - reportedNanos) / NANOS_PER_MINUTE;
        long dueNow = due.sum();
        long doneNow = done.sum();
        LoadProgress progress = new LoadProgress(
                (dueNow - reportedDue) / minutes,
                (doneNow - reportedDone) / minutes,
                inFlight,
                LatencyPercentiles.of(latency.interval()),
                errors,
                late.sum());
        reportedNanos = nowNanos;
        reportedDue = dueNow;
        reportedDone = doneNow;
        return progress;
    }
}
