package io.github.stepscale.policy;

/** Which way capacity goes. */
public enum Direction {
    /** More capacity. */
    OUT,
    /** Less capacity. */
    IN
}
