package io.github.stepscale.lint.rule;

import io.github.stepscale.policy.metric.Metric;
import io.github.stepscale.policy.metric.SourceMetric;
import java.util.Set;

/** The metrics for scaling out from zero: above 0 only while nothing runs. */
public final class WakingMetrics {
    private static final Set<String> NAMES = Set.of("HasBacklogWithoutCapacity", "NoCapacityInvocationFailures");

    private WakingMetrics() {}

    /** Whether it is one of them. */
    public static boolean contains(Metric metric) {
        return metric.neverNegative() && metric instanceof SourceMetric source && NAMES.contains(source.name());
    }
}
