/**
 * Decides whether the capacity settles under a constant load: exactly, in integers and decimals, for every possible
 * load.
 */
package io.github.stepscale.lint.flapping;
