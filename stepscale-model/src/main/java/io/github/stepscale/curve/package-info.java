/**
 * The service curve: how the latency of one instance grows with its load, measured or from a formula, and what follows
 * from it.
 */
@NullMarked
package io.github.stepscale.curve;

import org.jspecify.annotations.NullMarked;
