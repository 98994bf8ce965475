package io.github.stepscale.policy.metric;

import java.util.List;

/** The metric of an alarm: a CloudWatch metric, or an expression over several. */
public sealed interface Metric permits SourceMetric, MathMetric {
    /** The label for messages: the metric name, or the expression. */
    String label();

    /** The period in seconds: 10, 20, 30 or a multiple of 60. */
    int period();

    /**
     * Whether the metric is known never to be negative, so that an alarm at 0 is in ALARM whenever there is data. True
     * for the metrics of the catalogue.
     */
    boolean neverNegative();

    /** The CloudWatch metrics behind it: itself, or the inputs of the expression. */
    List<SourceMetric> sources();
}
