package io.github.stepscale.aws;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is asked of one metric.
 *
 * @param namespace such as {@code AWS/SageMaker}
 * @param name such as {@code Invocations}
 * @param dimensions their values by their names, at most 30; a metric is found only under all of its dimensions
 * @param statistic such as {@code Sum}, {@code SampleCount} or {@code p95}
 * @param periodSeconds the length of a datapoint: a multiple of 60, or 10, 20 or 30 for the last three hours
 */
public record MetricQuery(
        String namespace, String name, Map<String, String> dimensions, String statistic, int periodSeconds) {
    public MetricQuery {
        dimensions = Collections.unmodifiableMap(new LinkedHashMap<>(dimensions));
    }
}
