package io.github.stepscale.traffic;

import java.time.Instant;

/** Makes a trace of minutes from rows: adds up rows of less than a minute, and spreads longer ones evenly. */
final class TraceAssembler {
    private static final int MINUTE = 60;

    private final TraceRows rows;
    private final long interval;
    private final TraceMistakes mistakes;

    /** @param interval what each row covers, in seconds: a divisor or a multiple of a minute */
    TraceAssembler(TraceRows rows, long interval, TraceMistakes mistakes) {
        this.rows = rows;
        this.interval = interval;
        this.mistakes = mistakes;
    }

    Trace assemble() throws InvalidTraceException {
        long first = Math.floorDiv(rows.second(0), MINUTE);
        int minutesPerRow = (int) Math.max(1, interval / MINUTE);
        long last = Math.floorDiv(rows.second(rows.size() - 1), MINUTE) + minutesPerRow;
        if (last - first > Trace.MAX_MINUTES) {
            throw mistakes.only(
                    rows.line(rows.size() - 1),
                    rows.time(rows.size() - 1) + " is more than " + Trace.MAX_MINUTES + " minutes after "
                            + Instant.ofEpochSecond(first * MINUTE),
                    "Split the file, or correct the row");
        }
        double[] minutes = new double[(int) (last - first)];
        for (int row = 0; row < rows.size(); row++) {
            checkAlignment(row);
            int minute = (int) (Math.floorDiv(rows.second(row), MINUTE) - first);
            for (int i = 0; i < minutesPerRow; i++) {
                minutes[minute + i] += rows.requests(row) / minutesPerRow;
            }
        }
        mistakes.throwIfAny();
        requireBounded(minutes);
        return Trace.of(Instant.ofEpochSecond(first * MINUTE), minutes);
    }

    private void checkAlignment(int row) {
        long unit = Math.min(interval, MINUTE);
        if (Math.floorMod(rows.second(row), unit) != 0) {
            mistakes.add(
                    "not on the minute",
                    rows.line(row),
                    rows.time(row) + " is not on the minute: each row covers "
                            + (interval == MINUTE ? "one minute" : "several minutes"),
                    "Sum the requests of each minute");
        } else if (row > 0 && (rows.second(row) - rows.second(row - 1)) % interval != 0) {
            mistakes.add(
                    "off the interval",
                    rows.line(row),
                    rows.time(row) + " is " + (rows.second(row) - rows.second(row - 1)) / MINUTE
                            + " minutes after the row before: a multiple of the interval, " + interval / MINUTE
                            + " minutes, is required",
                    "Correct the interval or the row");
        }
    }

    /** Rows of less than a minute can add up to more than a minute may have. */
    private void requireBounded(double[] minutes) throws InvalidTraceException {
        for (double count : minutes) {
            if (count > Trace.MAX_REQUESTS_PER_MINUTE) {
                throw mistakes.only(0, "has a minute with more than 1000000000000 requests", "Correct its rows");
            }
        }
    }
}
