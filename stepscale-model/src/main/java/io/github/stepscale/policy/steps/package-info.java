/** Ladders of steps in the unit of the metric, and the settings of the rules made from them. */
@NullMarked
package io.github.stepscale.policy.steps;

import org.jspecify.annotations.NullMarked;
