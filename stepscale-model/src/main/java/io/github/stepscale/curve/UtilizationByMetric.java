package io.github.stepscale.curve;

import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.validation.Validator;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    /** Those that add up cores or GPUs; the others end at 100. */
    private static final Set<String> SUMS = Set.of("CPUUtilization", "GPUUtilization", "GPUMemoryUtilization");

    private static final double END = 100;
    /** No laws. */
    public static final UtilizationByMetric NONE = new UtilizationByMetric(Map.of());

    /**
     * @throws io.github.stepscale.validation.InvalidValueException if a metric is none of {@link #METRICS}, or its law goes
     *     beyond 100 where the metric does not
     */
    public UtilizationByMetric {
        laws = Collections.unmodifiableMap(new TreeMap<>(laws));
        Validator checks = new Validator();
        laws.forEach((metric, law) -> require(checks, metric, law));
        checks.throwIfAny();
    }

    private static void require(Validator checks, String metric, UtilizationLaw law) {
        checks.require(
                METRICS.contains(metric),
                metric,
                "is not allowed: " + String.join(", ", METRICS) + " are",
                "Write one of them");
        checks.require(
                SUMS.contains(metric) || law.full() <= END,
                metric + ".full",
                PlainNumbers.rounded(law.full(), 6) + " is not allowed: " + metric + " is at most 100",
                "Write it in percent");
    }
}
