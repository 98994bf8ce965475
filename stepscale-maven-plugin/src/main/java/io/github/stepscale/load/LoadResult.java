package io.github.stepscale.load;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Result of a run.
 *
 * @param start the start of the run; the first request may be due then
 * @param end when the last response arrived, or the drain timeout was over
 * @param stopReason why the run ended early; empty if it did not
 * @param minutes minutes of the clock, without gaps
 * @param latency of the requests that succeeded, counted from when they were due
 * @param serviceTime of the same requests, counted from when they were sent
 * @param sendDelay from when requests were due until they were sent
 * @param failures the kinds of errors, the most frequent first
 * @param unsent requests that were due when the run ended early, and never sent
 * @param unanswered requests without a response when the drain timeout was over
 * @param log {@code latency} and {@code serviceTime} of each minute in HdrHistogram's log format
 * @param waited requests that were due while the maximum was in flight: if it is 0, this machine alone made requests late
 */
public record LoadResult(
        Instant start,
        Instant end,
        Optional<String> stopReason,
        List<MinuteCounts> minutes,
        Optional<LatencyPercentiles> latency,
        Optional<LatencyPercentiles> serviceTime,
        Optional<LatencyPercentiles> sendDelay,
        List<Failure> failures,
        long unsent,
        long unanswered,
        String log,
        long waited) {

    /**
     * A kind of error.
     *
     * @param first the message of the first error of this kind
     */
    public record Failure(String kind, long count, String first) {}

    /** The number of requests that were due. */
    public long due() {
        return minutes.stream().mapToLong(MinuteCounts::due).sum();
    }

    /** The number of requests that were sent. */
    public long sent() {
        return minutes.stream().mapToLong(MinuteCounts::sent).sum();
    }

    /** The number of requests that were sent more than 100 ms after they were due. */
    public long late() {
        return minutes.stream().mapToLong(MinuteCounts::late).sum();
    }

    /** The number of requests that succeeded. */
    public long done() {
        return minutes.stream().mapToLong(MinuteCounts::done).sum();
    }

    /** The number of requests that failed. */
    public long errors() {
        return failures.stream().mapToLong(Failure::count).sum();
    }
}
