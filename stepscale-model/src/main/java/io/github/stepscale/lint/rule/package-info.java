/**
 * What every lint rule is made of: what is known of a mistake, where the parts of a rule stand in
 * {@code stepscale.yaml}, and which values of a metric make it act.
 */
@NullMarked
package io.github.stepscale.lint.rule;

import org.jspecify.annotations.NullMarked;
