/** Deletes a stack: shows what goes with it, asks, and follows the deletion to its end. */
@NullMarked
package io.github.stepscale.operation.deploy.delete;

import org.jspecify.annotations.NullMarked;
