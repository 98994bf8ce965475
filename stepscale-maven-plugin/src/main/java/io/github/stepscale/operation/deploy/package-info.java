/**
 * Deploying a stack, or many at once, and deleting it: each change is shown before it is made, and followed until it is done.
 */
@NullMarked
package io.github.stepscale.operation.deploy;

import org.jspecify.annotations.NullMarked;
