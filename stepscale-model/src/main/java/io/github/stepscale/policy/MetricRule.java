package io.github.stepscale.policy;

import io.github.stepscale.policy.metric.Metric;

/** A rule whose alarm compares a metric with a threshold: in the form of AWS, or as a ladder of steps. */
public sealed interface MetricRule extends NamedRule permits ExplicitRule, LadderRule {
    /** The metric that the rule watches. */
    Metric metric();
}
