/**
 * Setting an alarm off on purpose, to see that it scales, and taking it back.
 */
package io.github.stepscale.operation.drill;
