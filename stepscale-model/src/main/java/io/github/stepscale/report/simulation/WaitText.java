package io.github.stepscale.report.simulation;

import io.github.stepscale.simulation.Summary;
import io.github.stepscale.text.ReadableNumbers;

/** Formats the longest wait of a run; waits are followed for at most a day after the traffic ends. */
final class WaitText {
    private static final String ENDLESS = "more than a day";

    private WaitText() {}

    /** For a sentence, such as {@code 12 minutes}. */
    static String of(Summary summary) {
        double wait = minutes(summary);
        return Double.isInfinite(wait) ? ENDLESS : ReadableNumbers.of(wait, "minute");
    }

    /** Without the unit, for a table or beside another number of minutes. */
    static String number(double wait) {
        return Double.isInfinite(wait) ? ENDLESS : ReadableNumbers.of(wait);
    }

    /** Without the unit, with as many decimals as distinguish it from the limit. */
    static String apartFrom(double wait, double limit) {
        return Double.isInfinite(wait) ? ENDLESS : ReadableNumbers.distinct(wait, limit);
    }

    static double minutes(Summary summary) {
        return summary.longestWaitMinutes().orElse(Double.NaN);
    }
}
