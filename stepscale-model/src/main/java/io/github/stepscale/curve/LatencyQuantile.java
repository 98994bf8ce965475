package io.github.stepscale.curve;

import java.util.Locale;

/** The quantiles of the latency that a service curve can have. */
public enum LatencyQuantile {
    /** The median. */
    P50,
    /** The latency that one request in ten exceeds. */
    P90,
    /** The latency that one request in twenty exceeds. */
    P95,
    /** The latency that one request in a hundred exceeds. */
    P99;

    /** The name of the statistic in CloudWatch: {@code p95}. */
    public String statistic() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of the column in {@code calibration.csv}: {@code p95Ms}. */
    public String column() {
        return statistic() + "Ms";
    }
}
