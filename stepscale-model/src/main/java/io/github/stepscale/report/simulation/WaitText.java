package io.github.stepscale.report.simulation;

import io.github.stepscale.simulation.Summary;
import io.github.stepscale.text.Numbers;

/** The longest wait of a run in words: a day after the traffic nobody looks any further. */
final class WaitText {
    private static final String ENDLESS = "more than a day";

    private WaitText() {}

    /** In a sentence: {@code 12 minutes}. */
    static String of(Summary summary) {
        double wait = minutes(summary);
        return Double.isInfinite(wait) ? ENDLESS : Numbers.of(wait, "minute");
    }

    /** Without its unit, in a table or beside another number of minutes. */
    static String number(double wait) {
        return Double.isInfinite(wait) ? ENDLESS : Numbers.of(wait);
    }

    /** Likewise, with as many decimals as it takes to tell it from what was asked. */
    static String apartFrom(double wait, double asked) {
        return Double.isInfinite(wait) ? ENDLESS : Numbers.distinct(wait, asked);
    }

    static double minutes(Summary summary) {
        return summary.longestWaitMinutes().orElse(Double.NaN);
    }
}
