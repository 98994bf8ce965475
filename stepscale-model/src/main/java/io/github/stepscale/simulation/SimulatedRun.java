package io.github.stepscale.simulation;

/**
 * One way to scale, and what it did to the traffic.
 *
 * @param timeline minute by minute
 * @param summary in numbers
 */
public record SimulatedRun(Timeline timeline, Summary summary) {}
