/** Rules about the steps of a policy together with the alarm that runs them. */
@NullMarked
package io.github.stepscale.lint.ladder;

import org.jspecify.annotations.NullMarked;
