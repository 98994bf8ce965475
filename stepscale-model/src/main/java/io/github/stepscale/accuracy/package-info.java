/** How far a simulation is from what was observed, minute by minute. */
@NullMarked
package io.github.stepscale.accuracy;

import org.jspecify.annotations.NullMarked;
