/** Ladders of steps in the unit of the metric, and the settings of the rules made from them. */
package io.github.stepscale.policy.steps;
