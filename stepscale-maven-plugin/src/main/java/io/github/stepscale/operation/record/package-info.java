/**
 * Bringing the history of an endpoint down as a trace, as far back as CloudWatch keeps it.
 */
@NullMarked
package io.github.stepscale.operation.record;

import org.jspecify.annotations.NullMarked;
