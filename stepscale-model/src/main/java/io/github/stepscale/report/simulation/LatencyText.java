package io.github.stepscale.report.simulation;

import io.github.stepscale.simulation.LatencyObjective;
import io.github.stepscale.simulation.Summary;
import io.github.stepscale.text.ReadableNumbers;

/** Formats a limit of the latency and the share of the requests that keeps it. */
public final class LatencyText {
    /** Enough for every share that is written. */
    private static final int DECIMALS = 6;

    private LatencyText() {}

    /** What is asked: {@code p95 at most 800 ms for 99 % of the requests}. */
    static String asked(LatencyObjective limit) {
        return limit.limit() + " for " + (limit.requests() < 1 ? required(limit) + " of the requests" : "all requests");
    }

    /**
     * The share that keeps a limit beside the required one: {@code p95 at most 800 ms for 99.4 % of the requests, at least
     * 99 % required}.
     */
    public static String reached(LatencyObjective limit, double kept) {
        double other =
                kept < 1 && ReadableNumbers.percent(kept).equals(ReadableNumbers.percent(1)) ? 1 : limit.requests();
        return limit.limit() + " for " + ReadableNumbers.distinctPercent(kept, other) + " of the requests, at least "
                + required(limit) + " required";
    }

    private static String required(LatencyObjective limit) {
        return ReadableNumbers.percent(limit.requests(), DECIMALS);
    }

    /** The share that keeps the limit, for a table: never 100 % if a request does not. */
    static String kept(Summary summary) {
        return summary.latencyKeptFraction().isEmpty()
                ? ReadableNumbers.NONE
                : ReadableNumbers.distinctPercent(summary.latencyKeptFraction().getAsDouble(), 1);
    }
}
