package io.github.stepscale.simulation;

/** A stage of the minute loop that serves requests and keeps its state in the timeline, so that minutes can be served again. */
interface ServeStage {

    /** The stages of a run, in order; those that nothing needs are absent. */
    static ServeStage[] of(SimulationParameters parameters) {
        ServeStage queue = new FluidQueue(parameters);
        return parameters
                .response()
                .map(response -> new ServeStage[] {queue, new StationaryFlow(response)})
                .orElseGet(() -> new ServeStage[] {queue});
    }

    /** Serves the minutes from {@code from}, inclusive, to {@code to}, exclusive, with the same running instances. */
    void serve(Timeline timeline, int running, int from, int to);
}
