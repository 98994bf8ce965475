package io.github.stepscale.policy.metric;

import java.util.List;

/** What an alarm watches: one metric, or an expression over several. */
public sealed interface Metric permits SourceMetric, MathMetric {
    /** What people call it: the metric's name, or the expression. */
    String label();

    /** Seconds between two datapoints: 10, 20, 30 or a multiple of 60. */
    int period();

    /**
     * Whether it is known never to be negative, so that an alarm at 0 is always in ALARM while there is data. True for
     * the metrics of the catalogue.
     */
    boolean neverNegative();

    /** The CloudWatch metrics it is made of; itself, if it is one. */
    List<SourceMetric> sources();
}
