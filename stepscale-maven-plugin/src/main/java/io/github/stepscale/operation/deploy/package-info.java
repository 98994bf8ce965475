/**
 * Deploys a stack, or many at once, and deletes it: shows each change before it is made, and follows it to the end.
 */
@NullMarked
package io.github.stepscale.operation.deploy;

import org.jspecify.annotations.NullMarked;
