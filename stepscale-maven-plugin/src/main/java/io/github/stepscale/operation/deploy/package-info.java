/**
 * Deploys a stack, repairs it and imports into it: shows each change before it is made, and follows it to the end. Rooms: {@code
 * stack} is what every operation on a stack needs, {@code importing} what an import checks; {@code parallel} deploys many at once,
 * {@code delete} deletes.
 */
@NullMarked
package io.github.stepscale.operation.deploy;

import org.jspecify.annotations.NullMarked;
