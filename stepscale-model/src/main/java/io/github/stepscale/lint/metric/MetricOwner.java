package io.github.stepscale.lint.metric;

import io.github.stepscale.policy.metric.Dimension;
import io.github.stepscale.policy.metric.SourceMetric;
import java.util.Map;
import java.util.Optional;

/** Whose metric a metric is. */
final class MetricOwner {
    private MetricOwner() {}

    /**
     * Whether a dimension names something else than what is scaled.
     *
     * @param names of what is scaled, by dimension
     */
    static boolean isOther(Dimension dimension, Map<String, String> names) {
        return name(dimension, names)
                .filter(own -> !dimension.value().orElse(own).equals(own))
                .isPresent();
    }

    /** Whether every dimension names what is scaled, or follows it. */
    static boolean isTarget(SourceMetric metric, Map<String, String> names) {
        return metric.dimensions().stream()
                .allMatch(dimension ->
                        dimension.value().isEmpty() || dimension.value().equals(name(dimension, names)));
    }

    private static Optional<String> name(Dimension dimension, Map<String, String> names) {
        return Optional.ofNullable(names.get(dimension.name()));
    }
}
