package io.github.stepscale.operation.load;

import io.github.stepscale.load.LatencyDistribution;
import io.github.stepscale.load.MinuteCounts;
import io.github.stepscale.operation.load.report.LoadRun;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A whole minute of a load run in which each instance had a constant load and kept up with it.
 *
 * @param due the number of requests that were due
 * @param instances the number of instances or copies that served them
 * @param latency of those that succeeded in the minute
 */
record SteadyMinute(long due, int instances, LatencyDistribution latency) {
    /** With fewer, the p95 is the slowest. */
    private static final int MIN_REQUESTS = 20;

    private static final double MAX_CHANGE = 0.25;
    private static final double MAX_SHARE = 0.01;
    private static final double MAX_GROWTH = 0.03;
    /** Two standard deviations of the arrivals of independent users. */
    private static final double DEVIATIONS = 2;

    /** Returns the requests per minute to each instance. */
    double rate() {
        return (double) due / instances;
    }

    /**
     * Returns the steady minutes of a run.
     *
     * @param latencies of each minute, by its start
     */
    static List<SteadyMinute> of(LoadRun run, Map<Instant, LatencyDistribution> latencies) {
        List<SteadyMinute> steady = new ArrayList<>();
        // The minute before and the one after tell whether it is steady.
        for (int at = 1; at + 1 < run.minutes().size(); at++) {
            LoadRun.Minute minute = run.minutes().get(at);
            if (isSteady(run, at)) {
                MinuteCounts counts = minute.counts();
                Optional.ofNullable(latencies.get(counts.start()))
                        .filter(latency -> latency.count() >= MIN_REQUESTS)
                        .ifPresent(latency -> steady.add(new SteadyMinute(
                                counts.due(), minute.inService().orElseThrow(), latency)));
            }
        }
        return steady;
    }

    private static boolean isSteady(LoadRun run, int at) {
        LoadRun.Minute minute = run.minutes().get(at);
        LoadRun.Minute before = run.minutes().get(at - 1);
        return isWhole(run, before)
                && isWhole(run, minute)
                && minute.inService().orElse(0) > 0
                && hasCapacityOf(minute, minute)
                && hasCapacityOf(before, minute)
                && hasCapacityOf(run.minutes().get(at + 1), minute)
                && isSimilar(before.counts(), minute.counts())
                && isServed(minute.counts());
    }

    private static boolean isWhole(LoadRun run, LoadRun.Minute minute) {
        Instant start = minute.counts().start();
        return !start.isBefore(run.start())
                && !start.plus(1, ChronoUnit.MINUTES).isAfter(run.trafficEnd());
    }

    /** Returns whether a minute has the capacity of another, and no change is in progress. */
    private static boolean hasCapacityOf(LoadRun.Minute minute, LoadRun.Minute other) {
        return minute.inService().equals(other.inService()) && minute.desired().equals(other.inService());
    }

    /** After a jump the queue is still that of the rate before. */
    private static boolean isSimilar(MinuteCounts before, MinuteCounts counts) {
        return Math.abs(counts.due() - before.due()) <= MAX_CHANGE * counts.due();
    }

    /** Returns whether nearly all was sent in time and answered, and the queue neither grew nor shrank beyond luck. */
    private static boolean isServed(MinuteCounts counts) {
        long errors =
                counts.errors().values().stream().mapToLong(count -> count).sum();
        double growth = Math.abs(counts.due() - counts.done() - errors);
        return counts.late() <= MAX_SHARE * counts.due()
                && errors <= MAX_SHARE * counts.due()
                && growth <= Math.max(MAX_GROWTH * counts.due(), DEVIATIONS * Math.sqrt(counts.due()));
    }
}
