/**
 * Translates a description into scaling rules: from steps in the unit of the metric to alarms and step scaling policies
 * with bounds relative to the alarm threshold.
 *
 * <p>Template, lint, dashboard and simulation all start from the {@link io.github.stepscale.plan.ScalingPlan}, so they
 * cannot disagree. Only this package decides which step applies to a value and what capacity results.
 */
@NullMarked
package io.github.stepscale.plan;

import org.jspecify.annotations.NullMarked;
