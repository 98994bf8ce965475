package io.github.stepscale.traffic;

import io.github.stepscale.text.Plurals;
import io.github.stepscale.text.Timestamps;
import java.time.Instant;
import java.util.Optional;

/**
 * The long times without rows in a file. They are replayed as times without requests, which is what CloudWatch means by them
 * unless the record itself broke off.
 *
 * @param count their number
 * @param longest the length of the longest in minutes
 * @param start the start of the longest
 */
record TraceGaps(int count, long longest, Instant start) {
    private static final int MINUTE = 60;
    /** Half an hour: a lull of that length is rare in traffic that is worth scaling. */
    private static final int LONG = 30 * MINUTE;

    /** @param interval what each row covers, in seconds */
    static TraceGaps of(TraceRows rows, long interval) {
        int count = 0;
        long longest = 0;
        Instant start = Instant.EPOCH;
        for (int row = 1; row < rows.size(); row++) {
            long gap = rows.second(row) - rows.second(row - 1) - interval;
            count += gap >= LONG ? 1 : 0;
            if (gap > longest) {
                longest = gap;
                start = rows.time(row - 1).plusSeconds(interval);
            }
        }
        return new TraceGaps(count, longest / MINUTE, start);
    }

    /** A sentence; empty without a long gap. */
    Optional<String> note() {
        return count == 0
                ? Optional.empty()
                : Optional.of(Plurals.of(count, "gap") + " of half an hour or more without rows, the longest " + longest
                        + " minutes from " + Timestamps.minute(start) + ": replayed as minutes without requests.");
    }
}
