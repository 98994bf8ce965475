package io.github.stepscale.load;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;
import org.HdrHistogram.Histogram;

/**
 * Measures a run. Times are nanoseconds from its start. The senders' threads record; {@link #close} and {@link #result} belong to
 * the one thread that runs the load, {@link #progress} to the one that displays it.
 */
final class LoadMeasurements {
    private static final long MINUTE_NANOS = 60_000_000_000L;
    /** A busy machine often needs some tens of milliseconds; the latency includes them all the same. */
    private static final long LATE_NANOS = 100_000_000;

    private final Instant start;
    private final LongConsumer latencies;
    /** From the start of the clock minute in which the run began to the start of the run. */
    private final long intoMinute;

    private final Map<Long, RequestCounters> minutes = new ConcurrentSkipListMap<>();
    private final Map<Long, Optional<LatencyPercentiles>> percentiles = new HashMap<>();
    private final Map<String, String> firstMessages = new ConcurrentHashMap<>();
    private final LatencyRecorder latency = new LatencyRecorder();
    private final LatencyRecorder serviceTime = new LatencyRecorder();
    private final LatencyRecorder sendDelay = new LatencyRecorder();
    private final HistogramLog log;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final LongAdder errors = new LongAdder();
    private final LongAdder waited = new LongAdder();
    private final RecentWindow recent = new RecentWindow();
    private long open;

    LoadMeasurements(Instant start) {
        this(start, latencyNanos -> {});
    }

    /** @param latencies receives the latency in nanoseconds of each request that succeeds */
    LoadMeasurements(Instant start, LongConsumer latencies) {
        this.latencies = latencies;
        this.start = start;
        this.intoMinute = start.getEpochSecond() % 60 * 1_000_000_000 + start.getNano();
        this.log = new HistogramLog(start);
    }

    void recordDue(long dueNanos) {
        at(dueNanos).due.increment();
        recent.due.increment();
    }

    /** Counts a request that is due while the maximum is in flight. */
    void recordWaited() {
        waited.increment();
    }

    void recordSent(long dueNanos, long sentNanos) {
        inFlight.incrementAndGet();
        at(sentNanos).sent.increment();
        sendDelay.record(sentNanos - dueNanos);
        if (sentNanos - dueNanos > LATE_NANOS) {
            at(dueNanos).late.increment();
            recent.late.increment();
        }
    }

    void recordSuccess(long dueNanos, long sentNanos, long doneNanos) {
        inFlight.decrementAndGet();
        at(doneNanos).done.increment();
        latency.record(doneNanos - dueNanos);
        serviceTime.record(doneNanos - sentNanos);
        recent.recordSuccess(doneNanos - dueNanos);
        latencies.accept(doneNanos - dueNanos);
    }

    void recordFailure(RequestError error, long doneNanos) {
        inFlight.decrementAndGet();
        at(doneNanos).countError(error.kind());
        firstMessages.putIfAbsent(error.kind(), error.message());
        errors.increment();
    }

    long errors() {
        return errors.sum();
    }

    int inFlight() {
        return inFlight.get();
    }

    /** Closes the minutes that have ended. */
    void close(long nowNanos) {
        if (minute(nowNanos) > open) {
            closeInterval(minuteStart(minute(nowNanos)));
            open = minute(nowNanos);
        }
    }

    private void closeInterval(Instant end) {
        Instant from = open == 0 ? start : minuteStart(open);
        Histogram latencyOfMinute = latency.interval();
        percentiles.put(open, LatencyPercentiles.of(latencyOfMinute));
        log.add(HistogramLog.DUE, latencyOfMinute, from, end);
        log.add("sent", serviceTime.interval(), from, end);
        sendDelay.interval();
    }

    /** Returns the progress since the last call. */
    LoadProgress progress(long nowNanos) {
        return recent.progress(nowNanos, inFlight.get(), errors.sum());
    }

    /** Returns the result, once the run is over. */
    LoadResult result(long endNanos, Optional<String> stopReason) {
        Instant end = start.plusNanos(endNanos);
        closeInterval(end);
        List<MinuteCounts> rows = rows(minute(endNanos));
        long sent = rows.stream().mapToLong(MinuteCounts::sent).sum();
        return new LoadResult(
                start,
                end,
                stopReason,
                rows,
                LatencyPercentiles.of(latency.total()),
                LatencyPercentiles.of(serviceTime.total()),
                LatencyPercentiles.of(sendDelay.total()),
                failures(),
                rows.stream().mapToLong(MinuteCounts::due).sum() - sent,
                inFlight.get(),
                log.text(),
                waited.sum());
    }

    private List<MinuteCounts> rows(long last) {
        List<MinuteCounts> rows = new ArrayList<>();
        for (long minute = 0; minute <= last; minute++) {
            RequestCounters counts = minutes.getOrDefault(minute, new RequestCounters());
            rows.add(new MinuteCounts(
                    minuteStart(minute),
                    counts.due.sum(),
                    counts.sent.sum(),
                    counts.late.sum(),
                    counts.done.sum(),
                    counts.errors(),
                    percentiles.getOrDefault(minute, Optional.empty())));
        }
        return rows;
    }

    private List<LoadResult.Failure> failures() {
        Map<String, Long> counts = new HashMap<>();
        minutes.values().forEach(minute -> minute.errors().forEach((kind, n) -> counts.merge(kind, n, Long::sum)));
        return counts.entrySet().stream()
                .map(kind -> new LoadResult.Failure(
                        kind.getKey(), kind.getValue(), firstMessages.getOrDefault(kind.getKey(), "")))
                .sorted(Comparator.comparingLong(LoadResult.Failure::count)
                        .reversed()
                        .thenComparing(LoadResult.Failure::kind))
                .toList();
    }

    private RequestCounters at(long nanos) {
        return minutes.computeIfAbsent(minute(nanos), any -> new RequestCounters());
    }

    private long minute(long nanos) {
        return (nanos + intoMinute) / MINUTE_NANOS;
    }

    private Instant minuteStart(long minute) {
        return start.minusNanos(intoMinute).plusSeconds(60 * minute);
    }
}
