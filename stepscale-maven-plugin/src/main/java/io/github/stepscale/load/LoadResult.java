package io.github.stepscale.load;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What came of a run.
 *
 * @param start when the first request could be due
 * @param end when the last answer was there, or no longer waited for
 * @param cutShort why the run ended before its time; empty if it did not
 * @param minutes of the clock, without gaps
 * @param latency of the requests that were answered well, from when they were due
 * @param serviceTime of the same, from when they were sent
 * @param sendDelay from when requests were due until they were sent
 * @param failures the kinds of errors, the most frequent first
 * @param unsent requests that were due and never sent, since the run was ended
 * @param unanswered requests that were sent, and whose answers were no longer waited for
 * @param log {@code latency} and {@code serviceTime} of each minute in HdrHistogram's log format
 */
public record LoadResult(
        Instant start,
        Instant end,
        Optional<String> cutShort,
        List<MinuteCounts> minutes,
        Optional<LatencyPercentiles> latency,
        Optional<LatencyPercentiles> serviceTime,
        Optional<LatencyPercentiles> sendDelay,
        List<Failure> failures,
        long unsent,
        long unanswered,
        String log) {

    /**
     * A kind of error.
     *
     * @param first the message of the first of them
     */
    public record Failure(String kind, long count, String first) {}

    public long asked() {
        return minutes.stream().mapToLong(MinuteCounts::asked).sum();
    }

    public long sent() {
        return minutes.stream().mapToLong(MinuteCounts::sent).sum();
    }

    public long late() {
        return minutes.stream().mapToLong(MinuteCounts::late).sum();
    }

    public long done() {
        return minutes.stream().mapToLong(MinuteCounts::done).sum();
    }

    public long errors() {
        return failures.stream().mapToLong(Failure::count).sum();
    }
}
