package io.github.stepscale.tuning.objective;

import io.github.stepscale.simulation.LatencyObjective;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.simulation.Timeline;
import io.github.stepscale.text.ReadableNumbers;

/** Requests that do not keep the limit of the latency. */
final class LateShortage extends Shortage {
    private final LatencyObjective latency;

    LateShortage(LatencyObjective latency) {
        super(Objective.LATENCY, latency.maxLateFraction());
        this.latency = latency;
    }

    @Override
    public boolean isShare() {
        return true;
    }

    @Override
    public String noun() {
        return "requests outside " + latency.limit();
    }

    @Override
    public String text(double value, int decimals) {
        return ReadableNumbers.percent(value, decimals) + " of the requests outside " + latency.limit();
    }

    @Override
    public String clause(double value, int decimals) {
        return ReadableNumbers.percent(value, decimals) + " of the requests miss " + latency.limit();
    }

    @Override
    public double amount(RunFigures figures) {
        return figures.lateRequests().orElseThrow();
    }

    @Override
    public double budget(double margin, double requests) {
        return Objective.largestPart(requests, limit() * margin);
    }

    @Override
    public double add(double amount, Timeline timeline, int from, int to) {
        double sum = amount;
        for (int minute = from; minute < to; minute++) {
            sum += latency.late(timeline, minute);
        }
        return sum;
    }

    @Override
    public double join(double one, double other) {
        return one + other;
    }
}
