package io.github.stepscale.report.simulation;

import io.github.stepscale.simulation.Summary;
import io.github.stepscale.simulation.Timeline;

/**
 * The policy or one of its references, as a column of the table and a line of the chart.
 *
 * @param key its key in the data of the page
 * @param name its name in texts
 * @param run its result, or the reason why it was not run
 */
record ComparedRun(String key, String name, Run run) {

    /** The result, or its absence. */
    sealed interface Run permits Done, Absent {}

    /** The result of a run. */
    record Done(Timeline timeline, Summary summary) implements Run {}

    /** No run, with the reason in a few words. */
    record Absent(String reason) implements Run {}
}
