/**
 * Setting an alarm off on purpose, to see that it scales, and taking it back.
 */
@NullMarked
package io.github.stepscale.operation.drill;

import org.jspecify.annotations.NullMarked;
