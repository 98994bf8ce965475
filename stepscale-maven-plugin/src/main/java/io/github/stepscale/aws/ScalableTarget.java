package io.github.stepscale.aws;

/**
 * A scalable target as Application Auto Scaling has it.
 *
 * @param suspended whether any kind of scaling is suspended
 */
public record ScalableTarget(int minCapacity, int maxCapacity, boolean suspended) {}
