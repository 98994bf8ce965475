package io.github.stepscale.load;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/** Records latencies from many threads; returns their histograms by interval and in total. */
final class LatencyRecorder {
    private static final long MIN_NANOS = 1_000;
    private static final long MAX_NANOS = 4L * 3_600 * 1_000_000_000;
    private static final int DIGITS = 3;

    private final Recorder recorder = new Recorder(MIN_NANOS, MAX_NANOS, DIGITS);
    private final Histogram total = new Histogram(MIN_NANOS, MAX_NANOS, DIGITS);

    void record(long nanos) {
        recorder.recordValue(Math.max(0, Math.min(MAX_NANOS, nanos)));
    }

    /** Returns the latencies since the last call. Must be called by one thread only. */
    Histogram interval() {
        Histogram interval = recorder.getIntervalHistogram();
        total.add(interval);
        return interval;
    }

    /** Returns the latencies of all intervals so far. */
    Histogram total() {
        return total;
    }
}
