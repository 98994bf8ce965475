package io.github.stepscale.aws;

import java.time.Instant;

/**
 * A datapoint of a metric.
 *
 * @param time at which its period starts
 * @param value in the metric's own unit
 */
public record MetricPoint(Instant time, double value) {}
