package io.github.stepscale.curve;

import io.github.stepscale.validation.Validator;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The utilization laws of an instance, by CloudWatch metric.
 *
 * @param laws the law of each of {@link #METRICS} that is known
 */
public record UtilizationByMetric(Map<String, UtilizationLaw> laws) {
    /** The metrics that can have a law. */
    public static final List<String> METRICS = List.of(
            "CPUUtilization",
            "GPUUtilization",
            "GPUMemoryUtilization",
            "MemoryUtilization",
            "DiskUtilization",
            "CPUUtilizationNormalized",
            "GPUUtilizationNormalized",
            "GPUMemoryUtilizationNormalized",
            "MemoryUtilizationNormalized");
    /** No laws. */
    public static final UtilizationByMetric NONE = new UtilizationByMetric(Map.of());

    /** @throws io.github.stepscale.validation.InvalidValueException if a metric is none of {@link #METRICS} */
    public UtilizationByMetric {
        laws = Collections.unmodifiableMap(new TreeMap<>(laws));
        Validator checks = new Validator();
        for (String metric : laws.keySet()) {
            checks.require(
                    METRICS.contains(metric),
                    metric,
                    "is not allowed: " + String.join(", ", METRICS) + " are",
                    "Write one of them");
        }
        checks.throwIfAny();
    }
}
