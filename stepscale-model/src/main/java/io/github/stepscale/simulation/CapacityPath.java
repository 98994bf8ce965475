package io.github.stepscale.simulation;

/**
 * A path of instances in service, minute by minute, that no alarm drives.
 *
 * @param instances the instances of each minute
 * @param lastDecision the minute of the decision on a change that the trace does not complete
 * @param unfinished the instances that this change adds, negative if it removes them; 0 without such a change
 */
record CapacityPath(int[] instances, int lastDecision, int unfinished) {}
