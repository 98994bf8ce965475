/** Rules about the steps of a policy together with the alarm that runs them. */
package io.github.stepscale.lint.ladder;
