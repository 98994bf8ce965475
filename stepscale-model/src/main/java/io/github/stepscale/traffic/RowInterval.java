package io.github.stepscale.traffic;

import io.github.stepscale.text.Durations;
import io.github.stepscale.validation.Validator;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What each row of a file covers. Unless it is given, it follows from the distances of the rows: one minute or less where they
 * are that close; longer where at least half of them have the smallest distance. In doubt the reader asks.
 */
final class RowInterval {
    private static final int MINUTE = 60;
    private static final int HOUR = 3600;
    /** Too few rows to see a rule in their distances. */
    private static final int FEW = 3;

    private final TraceRows rows;
    private final TraceMistakes mistakes;
    private final List<String> notes;

    RowInterval(TraceRows rows, TraceMistakes mistakes, List<String> notes) {
        this.rows = rows;
        this.mistakes = mistakes;
        this.notes = notes;
    }

    /** @throws io.github.stepscale.validation.InvalidValueException unless it is a whole number of minutes from 1 to 60 */
    static void requireAllowed(Duration interval) {
        long whole = interval.toMinutes();
        new Validator()
                .require(
                        whole >= 1 && whole <= HOUR / MINUTE && interval.equals(Duration.ofMinutes(whole)),
                        "interval",
                        Durations.of(interval) + " is not allowed: whole minutes from 1 to 60 are",
                        "Use rows of at most an hour: longer ones hide the peaks")
                .throwIfAny();
    }

    /**
     * Returns what each row covers, in seconds: a divisor or a multiple of a minute, at most an hour.
     *
     * @param given what the user says it is
     * @param published whether the rows come from CloudWatch, which has a row for each period with requests, and whose period
     *     is unknown
     */
    long seconds(Optional<Duration> given, boolean published) throws InvalidTraceException {
        if (given.isPresent()) {
            return given.get().toSeconds();
        }
        long smallest = distance();
        if (smallest == 0) {
            return alone(published);
        }
        if (smallest < MINUTE) {
            return belowAMinute(smallest);
        }
        return smallest == MINUTE ? MINUTE : above(smallest, published);
    }

    /** The greatest common divisor of all distances; 0 if there is one row. */
    private long distance() {
        long divisor = 0;
        for (int row = 1; row < rows.size(); row++) {
            divisor = greatestCommonDivisor(rows.second(row) - rows.second(row - 1), divisor);
        }
        return divisor;
    }

    private static long greatestCommonDivisor(long one, long other) {
        return other == 0 ? one : greatestCommonDivisor(other, one % other);
    }

    private long alone(boolean published) throws InvalidTraceException {
        if (published) {
            throw ask("One datapoint does not say its period");
        }
        return MINUTE;
    }

    /** Rows of less than a minute are added up, unless they are rows of a minute whose clock wavers. */
    private long belowAMinute(long smallest) {
        int close = 0;
        for (int row = 1; row < rows.size(); row++) {
            close += rows.second(row) - rows.second(row - 1) < MINUTE ? 1 : 0;
        }
        return 2 * close > rows.size() - 1 && MINUTE % smallest == 0 ? smallest : MINUTE;
    }

    private long above(long smallest, boolean published) throws InvalidTraceException {
        if (smallest > HOUR && rows.size() >= FEW && isUsual(smallest)) {
            throw mistakes.only(
                    0,
                    "The rows are " + minutes(smallest) + " apart: rows of at most an hour are required",
                    "Query a shorter period: a long one hides the peaks");
        }
        boolean natural = smallest % MINUTE == 0 && smallest <= HOUR;
        if (natural && isUsual(smallest) && (rows.size() >= FEW || published && rows.size() == 2)) {
            notes.add("The rows are " + minutes(smallest) + " apart: each is spread over " + minutes(smallest) + ".");
            return smallest;
        }
        if (published || natural && rows.size() >= FEW && smallest % (5 * MINUTE) == 0) {
            throw ask("The rows are " + minutes(smallest) + " apart or a multiple of it");
        }
        notes.add("Each row is taken as one minute, and the minutes between the rows as minutes without requests.");
        return MINUTE;
    }

    private boolean isUsual(long distance) {
        int usual = 0;
        for (int row = 1; row < rows.size(); row++) {
            usual += rows.second(row) - rows.second(row - 1) == distance ? 1 : 0;
        }
        return 2 * usual >= rows.size() - 1;
    }

    private static String minutes(long seconds) {
        return Durations.of(Duration.ofSeconds(seconds));
    }

    private InvalidTraceException ask(String problem) {
        return mistakes.only(
                0,
                problem + ": what each row covers is required",
                "Name it in the descriptor: traffic: {file: ..., interval: 5m}");
    }
}
