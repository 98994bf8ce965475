package io.github.stepscale.load;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;

/** Latencies of requests that succeeded, counted from when they were due; exact to three digits. */
public final class LatencyDistribution {
    private static final long MIN_NANOS = 1_000;
    private static final long MAX_NANOS = 4L * 3_600 * 1_000_000_000;
    private static final int DIGITS = 3;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double PERCENT = 100;

    private final Histogram nanos = new Histogram(MIN_NANOS, MAX_NANOS, DIGITS);

    /** No latencies. */
    public LatencyDistribution() {}

    LatencyDistribution(AbstractHistogram known) {
        nanos.add(known);
    }

    /** Returns a distribution of latencies in milliseconds. */
    public static LatencyDistribution ofMillis(double... millis) {
        LatencyDistribution distribution = new LatencyDistribution();
        for (double each : millis) {
            distribution.nanos.recordValue(Math.round(each * NANOS_PER_MILLI));
        }
        return distribution;
    }

    /** Returns the latencies of each minute of a run by its start, from the log of its result. */
    public static SortedMap<Instant, LatencyDistribution> byMinute(String log) {
        SortedMap<Instant, LatencyDistribution> minutes = new TreeMap<>();
        try (HistogramLogReader reader =
                new HistogramLogReader(new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)))) {
            while (reader.hasNext()) {
                EncodableHistogram interval = reader.nextIntervalHistogram();
                if (interval instanceof AbstractHistogram known && HistogramLog.DUE.equals(known.getTag())) {
                    minutes.put(Instant.ofEpochMilli(known.getStartTimeStamp()), new LatencyDistribution(known));
                }
            }
        }
        return minutes;
    }

    /** Returns the latencies of both. */
    public LatencyDistribution plus(LatencyDistribution other) {
        LatencyDistribution both = new LatencyDistribution(nanos);
        both.nanos.add(other.nanos);
        return both;
    }

    /** Returns the number of latencies. */
    public long count() {
        return nanos.getTotalCount();
    }

    /** Returns the mean in milliseconds; 0 without latencies. */
    public double meanMillis() {
        return nanos.getMean() / NANOS_PER_MILLI;
    }

    /**
     * Returns a quantile in milliseconds; 0 without latencies.
     *
     * @param share from 0 to 1, such as 0.95
     */
    public double quantileMillis(double share) {
        return nanos.getValueAtPercentile(PERCENT * share) / NANOS_PER_MILLI;
    }
}
