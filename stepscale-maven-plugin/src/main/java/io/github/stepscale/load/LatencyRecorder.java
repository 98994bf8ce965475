package io.github.stepscale.load;

import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/** Times that many threads record, and that are looked at interval by interval, and as a whole. */
final class LatencyRecorder {
    private static final long LEAST_NANOS = 1_000;
    private static final long MOST_NANOS = 4L * 3_600 * 1_000_000_000;
    private static final int DIGITS = 3;

    private final Recorder recorder = new Recorder(LEAST_NANOS, MOST_NANOS, DIGITS);
    private final Histogram whole = new Histogram(LEAST_NANOS, MOST_NANOS, DIGITS);

    void record(long nanos) {
        recorder.recordValue(Math.max(0, Math.min(MOST_NANOS, nanos)));
    }

    /** What was recorded since the last call. By one thread only. */
    Histogram interval() {
        Histogram interval = recorder.getIntervalHistogram();
        whole.add(interval);
        return interval;
    }

    /** What all intervals held. */
    Histogram whole() {
        return whole;
    }
}
