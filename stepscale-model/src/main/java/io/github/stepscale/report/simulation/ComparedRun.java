package io.github.stepscale.report.simulation;

import io.github.stepscale.simulation.Summary;
import io.github.stepscale.simulation.Timeline;

/**
 * One way to scale, as a column of the table and a line of the chart.
 *
 * @param key by which the page knows it
 * @param name for people
 * @param run what it did, or why there is none
 */
record ComparedRun(String key, String name, Run run) {

    /** What came of a way to scale. */
    sealed interface Run permits Done, Absent {}

    /** It was run. */
    record Done(Timeline timeline, Summary summary) implements Run {}

    /** There is none, for a reason in a few words. */
    record Absent(String reason) implements Run {}
}
