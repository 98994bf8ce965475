/** From what a team already runs or has written to a descriptor that means the same. */
@NullMarked
package io.github.stepscale.importing;

import org.jspecify.annotations.NullMarked;
