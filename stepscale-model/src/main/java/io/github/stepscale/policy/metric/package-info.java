/**
 * Metrics of alarms: CloudWatch metrics, metric math expressions, and the catalogue of the metrics that SageMaker
 * publishes.
 */
package io.github.stepscale.policy.metric;
