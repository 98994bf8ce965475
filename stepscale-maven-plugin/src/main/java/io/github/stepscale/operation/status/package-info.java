/**
 * Compares the live resources with the descriptor.
 */
@NullMarked
package io.github.stepscale.operation.status;

import org.jspecify.annotations.NullMarked;
