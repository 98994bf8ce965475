/**
 * Decides whether the capacity settles under a constant load: exactly, in integers and decimals, for every possible
 * load.
 */
@NullMarked
package io.github.stepscale.lint.flapping;

import org.jspecify.annotations.NullMarked;
