/**
 * Tests whether an alarm scales, by setting its state by hand.
 */
package io.github.stepscale.operation.drill;
