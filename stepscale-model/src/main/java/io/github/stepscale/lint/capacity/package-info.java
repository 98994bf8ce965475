/** Rules about the capacity and the stack as a whole: its range, zero capacity, and several rules that act on it. */
@NullMarked
package io.github.stepscale.lint.capacity;

import org.jspecify.annotations.NullMarked;
