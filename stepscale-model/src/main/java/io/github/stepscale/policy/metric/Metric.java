package io.github.stepscale.policy.metric;

import java.util.List;
import java.util.Optional;

/** The metric of an alarm: a CloudWatch metric, an expression over several, or one weighted by instance type. */
public sealed interface Metric permits SourceMetric, MathMetric, WeightedMetric {
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

    /** The metric math that computes it; empty for a CloudWatch metric. */
    Optional<MathMetric> math();
}
