/**
 * Records the past traffic of an endpoint from CloudWatch as a trace.
 */
@NullMarked
package io.github.stepscale.operation.record;

import org.jspecify.annotations.NullMarked;
