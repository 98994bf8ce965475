/**
 * Tests whether an alarm scales, by setting its state by hand.
 */
@NullMarked
package io.github.stepscale.operation.drill;

import org.jspecify.annotations.NullMarked;
