package io.github.stepscale.simulation;

/**
 * A rule at work.
 *
 * @param id of the rule
 * @param metric what its alarm watches
 * @param alarm at work
 * @param response what the value asks for
 * @param cooldown in full minutes
 */
record SimulatedRule(String id, TrafficMetric metric, AlarmTrack alarm, Response response, int cooldown) {}
