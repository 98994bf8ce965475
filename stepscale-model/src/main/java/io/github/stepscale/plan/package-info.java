/**
 * The translation: from steps in the metric's own units to what AWS keeps, an alarm and a step policy with bounds
 * relative to the alarm's threshold.
 *
 * <p>What is rendered, judged, drawn and simulated is the {@link io.github.stepscale.plan.ScalingPlan}, so these cannot
 * disagree. Which step holds a value and what capacity follows is decided here and nowhere else.
 */
package io.github.stepscale.plan;
