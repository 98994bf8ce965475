package io.github.stepscale.simulation;

/**
 * A rule during a simulation.
 *
 * @param id the id of the rule
 * @param metric the metric of its alarm
 * @param alarm evaluates its alarm
 * @param response maps metric values to capacities
 * @param cooldown in minutes, rounded up
 * @param onlyRemoves whether every value at which the alarm fires leads to fewer instances
 * @param spell the minutes in which it proposes nothing new
 */
record SimulatedRule(
        String id,
        PublishedMetric metric,
        AlarmEvaluator alarm,
        CapacityFormula response,
        int cooldown,
        boolean onlyRemoves,
        IdleSpell spell) {

    SimulatedRule(
            String id,
            PublishedMetric metric,
            AlarmEvaluator alarm,
            CapacityFormula response,
            int cooldown,
            boolean onlyRemoves) {
        this(id, metric, alarm, response, cooldown, onlyRemoves, new IdleSpell(alarm));
    }

    /** A cooldown in minutes, rounded up. */
    static int cooldownMinutes(int seconds) {
        return (int) ((seconds + 59L) / 60);
    }

    /** Whether the rule certainly proposes the current capacity, so that its value need not be computed. */
    boolean isIdle(int minute, int capacity, CurrentCapacityRange range) {
        return onlyRemoves && capacity == range.min() && alarm.hasNewestDatapoint(minute);
    }

    /** Whether the rule certainly proposes the current capacity in a minute and all later ones that were evaluated. */
    boolean isIdleFrom(int minute, int capacity, CurrentCapacityRange range) {
        return onlyRemoves && capacity == range.min() && alarm.hasNewestDatapointsFrom(minute);
    }
}
