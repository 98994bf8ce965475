package io.github.stepscale.traffic;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The rows of a traffic file, in plain arrays because there can be millions. */
final class TraceRows {
    private long[] seconds = new long[1 << 12];
    private double[] requests = new double[1 << 12];
    private int[] lines = new int[1 << 12];
    private int size;

    /**
     * Adds a row.
     *
     * @param time the start of what the row covers
     * @param count the requests
     * @param line the line in the file, counted from 1; 0 if unknown
     */
    void add(Instant time, double count, int line) {
        if (size == seconds.length) {
            seconds = Arrays.copyOf(seconds, 2 * size);
            requests = Arrays.copyOf(requests, 2 * size);
            lines = Arrays.copyOf(lines, 2 * size);
        }
        seconds[size] = time.getEpochSecond();
        requests[size] = count;
        lines[size++] = line;
    }

    int size() {
        return size;
    }

    /** The time of a row in seconds of the epoch. */
    long second(int row) {
        return seconds[row];
    }

    Instant time(int row) {
        return Instant.ofEpochSecond(seconds[row]);
    }

    double requests(int row) {
        return requests[row];
    }

    int line(int row) {
        return lines[row];
    }

    /** Sorts the rows by time; two rows of the same time are a mistake. */
    void sort(TraceMistakes mistakes) {
        if (!isAscending()) {
            order(IntStream.range(0, size)
                    .boxed()
                    .sorted(Comparator.comparingLong(row -> seconds[row]))
                    .mapToInt(row -> row)
                    .toArray());
        }
        for (int row = 1; row < size; row++) {
            if (seconds[row] == seconds[row - 1]) {
                mistakes.add(
                        "twice",
                        lines[row],
                        time(row) + " stands twice" + (lines[row] == 0 ? "" : ", in row " + lines[row - 1] + " too"),
                        "Sum the rows of each time, or remove one");
            }
        }
    }

    private boolean isAscending() {
        return IntStream.range(1, size).allMatch(row -> seconds[row - 1] < seconds[row]);
    }

    private void order(int[] order) {
        long[] oldSeconds = seconds;
        double[] oldRequests = requests;
        int[] oldLines = lines;
        seconds = IntStream.of(order).mapToLong(row -> oldSeconds[row]).toArray();
        requests = IntStream.of(order).mapToDouble(row -> oldRequests[row]).toArray();
        lines = IntStream.of(order).map(row -> oldLines[row]).toArray();
    }
}
