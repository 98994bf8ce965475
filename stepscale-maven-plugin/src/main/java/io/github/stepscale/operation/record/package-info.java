/**
 * Bringing the history of an endpoint down as a trace, as far back as CloudWatch keeps it.
 */
package io.github.stepscale.operation.record;
