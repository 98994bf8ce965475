package io.github.stepscale.simulation;

/**
 * Instances in service, minute by minute, without an alarm that drives them.
 *
 * @param instances of each minute
 * @param lastDecision the minute in which a change was decided that the trace does not see the end of
 * @param unfinished what that change adds, below 0 removes; 0 if there is none
 */
record CapacityPath(int[] instances, int lastDecision, int unfinished) {}
