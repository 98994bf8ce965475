package io.github.stepscale.policy;

/**
 * How capacity follows load: by one ladder of steps on one metric, by explicit rules, each with a metric of its own
 * if needed, or by target tracking.
 */
public sealed interface ScalingBehavior permits LadderScaling, ExplicitScaling, TrackingScaling {}
