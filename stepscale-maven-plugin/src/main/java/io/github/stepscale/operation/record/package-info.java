/**
 * Records the past traffic of an endpoint from CloudWatch as a trace.
 */
package io.github.stepscale.operation.record;
