package io.github.stepscale.policy;

/** How capacity follows the metric: by steps on one metric, or by rules of which each may have its own. */
public sealed interface ScalingBehavior permits LadderScaling, ExplicitScaling {}
