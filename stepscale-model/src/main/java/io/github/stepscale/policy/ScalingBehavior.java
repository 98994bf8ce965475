package io.github.stepscale.policy;

/**
 * How capacity follows load: by one ladder of steps on one metric, or by explicit rules, each with a metric of its own
 * if needed.
 */
public sealed interface ScalingBehavior permits LadderScaling, ExplicitScaling {}
