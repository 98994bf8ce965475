package io.github.stepscale.policy.rule;

/** Which way capacity goes. */
public enum ScalingDirection {
    /** More capacity. */
    OUT,
    /** Less capacity. */
    IN
}
