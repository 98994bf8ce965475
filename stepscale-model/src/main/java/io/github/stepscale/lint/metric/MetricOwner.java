package io.github.stepscale.lint.metric;

import io.github.stepscale.policy.metric.Dimension;
import io.github.stepscale.policy.metric.SourceMetric;
import java.util.Map;
import java.util.Optional;

/** Compares the dimensions of a metric with the scaled target. */
final class MetricOwner {
    private MetricOwner() {}

    /**
     * Whether a dimension names another resource than the scaled target.
     *
     * @param names the names of the target, by dimension
     */
    static boolean isOther(Dimension dimension, Map<String, String> names) {
        return name(dimension, names)
                .filter(own -> !dimension.value().orElse(own).equals(own))
                .isPresent();
    }

    /** Whether every dimension names the scaled target, or follows it. */
    static boolean isTarget(SourceMetric metric, Map<String, String> names) {
        return metric.dimensions().stream()
                .allMatch(dimension ->
                        dimension.value().isEmpty() || dimension.value().equals(name(dimension, names)));
    }

    /** The name of the target in a dimension; empty if the target has no such dimension. */
    static Optional<String> name(Dimension dimension, Map<String, String> names) {
        return Optional.ofNullable(names.get(dimension.name()));
    }
}
