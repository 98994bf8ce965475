/** Rules about metrics: whether the alarm sees any data, and whether its numbers mean what they seem to. */
package io.github.stepscale.lint.metric;
