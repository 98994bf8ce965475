package io.github.stepscale.traffic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads traffic from the files that people have: CSV with a column of times and one of requests, the CSV of the CloudWatch
 * console, and the JSON of {@code aws cloudwatch get-metric-data} and {@code get-metric-statistics}; each also packed by gzip.
 * Rows may be in any order. A row counts the requests of the interval that starts at its time; a minute that no row covers
 * has no requests. Times without a zone are in UTC.
 */
public final class TraceReader {
    /** Maximum size of a file in bytes, unpacked: years of minutes. */
    public static final int MAX_BYTES = 50_000_000;

    private TraceReader() {}

    /**
     * Reads a file whose rows say their interval by their distances.
     *
     * @see #read(String, byte[], Optional)
     */
    public static TraceFile read(String file, byte[] content) throws InvalidTraceException {
        return read(file, content, Optional.empty());
    }

    /**
     * Reads a file.
     *
     * @param file the name of the file in mistakes
     * @param content the bytes of the file
     * @param interval what each row covers: whole minutes, 1 minute to 1 hour; if absent, it follows from the distances of the
     *     rows
     * @throws InvalidTraceException if the content is invalid or has more than one meaning; with one mistake for each kind
     * @throws io.github.stepscale.validation.InvalidValueException if the interval is out of range
     */
    public static TraceFile read(String file, byte[] content, Optional<Duration> interval)
            throws InvalidTraceException {
        interval.ifPresent(RowInterval::requireAllowed);
        TraceMistakes mistakes = new TraceMistakes(file);
        String text = new TraceText(mistakes).decode(content);
        List<String> notes = new ArrayList<>();
        boolean json = isJson(text);
        TraceRows rows =
                json ? new CloudWatchJson(mistakes, notes).read(text) : new TraceCsv(mistakes, notes).read(text);
        mistakes.throwIfAny();
        rows.sort(mistakes);
        mistakes.throwIfAny();
        long seconds = new RowInterval(rows, mistakes, notes).seconds(interval, json);
        Trace trace = new TraceAssembler(rows, seconds, mistakes).assemble();
        TraceGaps.of(rows, seconds).note().ifPresent(notes::add);
        return new TraceFile(trace, notes);
    }

    private static boolean isJson(String text) {
        String start = text.stripLeading();
        return start.startsWith("{") || start.startsWith("[");
    }
}
