package io.github.stepscale.traffic;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads traffic from CSV: a heading with the columns {@code timestamp} and {@code requests}, in any order and among
 * others, then one row a minute in ascending order. A minute without a row has no requests.
 */
public final class TraceReader {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String REMOVE_OR_CORRECT = "Correct or remove the row";

    private final TraceMistakes mistakes;
    private double[] requests = new double[1 << 12];
    private int minutes;
    private Optional<Instant> start = Optional.empty();
    private int lastRow;

    private TraceReader(String file) {
        this.mistakes = new TraceMistakes(file);
    }

    /**
     * Reads a trace.
     *
     * @param file the name of the file in mistakes
     * @param content the bytes of the file: UTF-8, lines ended by LF or CRLF, with or without a byte order mark
     * @throws InvalidTraceException if the content is invalid; with a mistake for each wrong row, up to a limit
     */
    public static Trace read(String file, byte[] content) throws InvalidTraceException {
        return new TraceReader(file).read(content);
    }

    private Trace read(byte[] content) throws InvalidTraceException {
        LineReader lines = new LineReader(decode(content));
        TraceColumns columns = heading(lines);
        while (lines.next() && !mistakes.isFull()) {
            if (!lines.line().isBlank()) {
                row(lines.number(), columns, lines.line());
            }
        }
        mistakes.throwIfAny();
        if (minutes == 0) {
            throw mistakes.only(0, "has no rows: at least one minute is needed", "Add the requests of each minute");
        }
        return Trace.of(start.orElseThrow(), Arrays.copyOf(requests, minutes));
    }

    private String decode(byte[] content) throws InvalidTraceException {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            if (text.indexOf('\0') < 0) {
                return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
            }
        } catch (CharacterCodingException binary) {
            // The same mistake as a zero byte.
        }
        throw mistakes.only(0, "is not text in UTF-8: a CSV file is needed", "Save it as CSV in UTF-8");
    }

    private TraceColumns heading(LineReader lines) throws InvalidTraceException {
        if (!lines.next() || lines.line().isBlank()) {
            throw mistakes.only(
                    1, "has no heading: timestamp,requests is needed", "Write timestamp,requests as the first line");
        }
        return TraceColumns.of(lines.line(), mistakes);
    }

    private void row(int row, TraceColumns columns, String line) {
        List<String> fields = CsvLine.fields(line);
        if (fields.size() != columns.count()) {
            String problem = "has " + fields.size() + " fields: " + columns.count() + ", as the heading, are needed";
            mistakes.add(row, problem, REMOVE_OR_CORRECT);
            return;
        }
        Optional<Instant> time = TraceRowParser.time(fields.get(columns.timestamp()), row, mistakes);
        Optional<Double> count = TraceRowParser.requests(fields.get(columns.requests()), row, mistakes);
        if (time.isPresent() && count.isPresent()) {
            add(row, time.get(), count.get());
        }
    }

    private void add(int row, Instant time, double count) {
        if (start.isEmpty()) {
            start = Optional.of(time);
        }
        long minute = (time.getEpochSecond() - start.get().getEpochSecond()) / 60;
        if (minute < minutes) {
            String order = minute == minutes - 1 ? "is the minute of row " : "is earlier than row ";
            mistakes.add(
                    row,
                    time + " " + order + lastRow + ": rows must be in ascending order, one per minute",
                    REMOVE_OR_CORRECT);
        } else if (minute >= Trace.MAX_MINUTES) {
            String problem = time + " is more than " + Trace.MAX_MINUTES + " minutes after the first row";
            mistakes.add(row, problem, "Split the file");
        } else {
            put((int) minute, count);
            lastRow = row;
        }
    }

    private void put(int minute, double count) {
        if (minute >= requests.length) {
            requests = Arrays.copyOf(requests, Math.max(2 * requests.length, minute + 1));
        }
        requests[minute] = count;
        minutes = minute + 1;
    }
}
