/**
 * Metrics of alarms: CloudWatch metrics, metric math expressions, and the catalogue of the metrics that SageMaker
 * publishes.
 */
@NullMarked
package io.github.stepscale.policy.metric;

import org.jspecify.annotations.NullMarked;
