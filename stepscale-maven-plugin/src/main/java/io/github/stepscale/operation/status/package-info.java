/**
 * Compares the live resources with the descriptor.
 */
package io.github.stepscale.operation.status;
