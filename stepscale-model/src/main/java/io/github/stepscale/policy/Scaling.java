package io.github.stepscale.policy;

/** How capacity follows the metric: by steps in the metric's own units, or by rules in AWS's form. */
public sealed interface Scaling permits StepsScaling, RulesScaling {}
