package io.github.stepscale.simulation;

/** What instances do to the requests of a minute: the one place that says what comes above capacity and what waits. */
final class ServedRequests {
    private final SimulationParameters facts;
    private final Throughput throughput;

    ServedRequests(SimulationParameters facts) {
        this.facts = facts;
        this.throughput = facts.throughput();
    }

    /** Serves the minutes from {@code from} up to, but without, {@code to}, in all of which the same run. */
    void serve(Timeline timeline, int running, int from, int to) {
        double served = throughput.served(running);
        double backlog = from == 0 ? 0 : timeline.backlog[from - 1];
        for (int minute = from; minute < to; minute++) {
            double requests = timeline.requests[minute];
            // From left to right: an alarm may compare the backlog, and the last bit decides.
            backlog = SimulationParameters.positive(backlog + requests - served);
            timeline.backlog[minute] = backlog;
            timeline.running[minute] = running;
            timeline.excess[minute] = facts.excess(requests - served);
            timeline.wait[minute] = served > 0 ? backlog == 0 ? 0 : backlog / served : Double.NaN;
        }
    }
}
