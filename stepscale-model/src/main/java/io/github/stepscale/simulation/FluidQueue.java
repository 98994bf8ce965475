package io.github.stepscale.simulation;

/**
 * Serves the requests of a minute as a fluid queue. The only place that decides which requests are above capacity and
 * which wait.
 */
final class FluidQueue implements ServeStage {
    private final SimulationParameters parameters;
    private final Throughput throughput;

    FluidQueue(SimulationParameters parameters) {
        this.parameters = parameters;
        this.throughput = parameters.throughput();
    }

    @Override
    public void serve(Timeline timeline, int running, int from, int to) {
        double served = throughput.served(running);
        double backlog = from == 0 ? 0 : timeline.backlog[from - 1];
        for (int minute = from; minute < to; minute++) {
            double requests = timeline.requests[minute];
            // From left to right: an alarm may compare the backlog, and the last bit decides.
            backlog = SimulationParameters.positive(backlog + requests - served);
            timeline.backlog[minute] = backlog;
            timeline.running[minute] = running;
            timeline.excess[minute] = parameters.excess(requests - served);
            timeline.wait[minute] = served > 0 ? backlog == 0 ? 0 : backlog / served : Double.NaN;
        }
    }
}
