/** Steps in the metric's own units, and the settings of the rules that are made from them. */
package io.github.stepscale.policy.steps;
