package io.github.stepscale.policy.rule;

/** The direction of a change in capacity. */
public enum ScalingDirection {
    /** More capacity. */
    OUT,
    /** Less capacity. */
    IN
}
