package io.github.stepscale.simulation;

/**
 * A rule at work.
 *
 * @param id of the rule
 * @param metric what its alarm watches
 * @param alarm at work
 * @param response what the value asks for
 * @param cooldown in full minutes
 * @param onlyRemoves whether whatever value its alarm fires at asks for fewer instances
 */
record SimulatedRule(
        String id,
        TrafficMetric metric,
        AlarmEvaluator alarm,
        CapacityResponse response,
        int cooldown,
        boolean onlyRemoves) {

    /** Whether it is sure to ask for the capacity as it is, so that the value need not be looked for. */
    boolean isIdle(int minute, int capacity, CurrentRange range) {
        return onlyRemoves && capacity == range.min() && alarm.isKnown(minute);
    }
}
