package io.github.stepscale.simulation;

/**
 * The outcome of one way to scale.
 *
 * @param timeline the outcome minute by minute
 * @param summary the outcome in numbers
 */
public record SimulatedRun(Timeline timeline, Summary summary) {}
