package io.github.stepscale.simulation;

/** Decides, while a run goes on, whether its outcome so far is still of interest. */
@FunctionalInterface
public interface RunLimit {
    /** No limit. */
    RunLimit NONE = (timeline, from, to) -> true;

    /**
     * Returns whether the run goes on.
     *
     * @param timeline the timeline, complete before minute {@code to}; {@link Timeline#instanceMinutes} are those of the
     *     minutes before {@code to}
     * @param from the first minute since the last question, inclusive
     * @param to the end of the minutes since the last question, exclusive
     */
    boolean proceeds(Timeline timeline, int from, int to);
}
