package io.github.stepscale.load;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogWriter;

/**
 * Writes the latencies of each minute, in nanoseconds, in HdrHistogram's log format. The tag {@code due} stands for latencies
 * from when a request was due, {@code sent} for those from when it was sent.
 */
final class HistogramLog {
    /** The tag of latencies from when a request was due. */
    static final String DUE = "due";

    private static final double NANOS_PER_MILLI = 1e6;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final HistogramLogWriter writer = new HistogramLogWriter(bytes);

    HistogramLog(Instant start) {
        writer.outputLogFormatVersion();
        writer.outputStartTime(start.toEpochMilli());
        writer.outputLegend();
    }

    void add(String tag, Histogram interval, Instant from, Instant to) {
        if (interval.getTotalCount() > 0) {
            interval.setTag(tag);
            interval.setStartTimeStamp(from.toEpochMilli());
            interval.setEndTimeStamp(to.toEpochMilli());
            writer.outputIntervalHistogram(
                    from.toEpochMilli() / 1e3, to.toEpochMilli() / 1e3, interval, NANOS_PER_MILLI);
        }
    }

    String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
