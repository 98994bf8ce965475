package io.github.stepscale.tuning.objective;

import io.github.stepscale.simulation.Objective;
import io.github.stepscale.simulation.Timeline;
import io.github.stepscale.text.ReadableNumbers;

/** Requests above capacity. */
final class ExcessShortage extends Shortage {

    ExcessShortage(double maxExcess) {
        super("maxExcess", maxExcess);
    }

    @Override
    public boolean isShare() {
        return true;
    }

    @Override
    public String noun() {
        return "requests above capacity";
    }

    @Override
    public String text(double value, int decimals) {
        return ReadableNumbers.percent(value, decimals) + " of the requests above capacity";
    }

    @Override
    public String clause(double value, int decimals) {
        return ReadableNumbers.percent(value, decimals) + " of the requests come above capacity";
    }

    @Override
    public double amount(RunFigures figures) {
        return figures.excessRequests();
    }

    @Override
    public double budget(double margin, double requests) {
        return Objective.largestPart(requests, limit() * margin);
    }

    @Override
    public double add(double amount, Timeline timeline, int from, int to) {
        double sum = amount;
        for (int minute = from; minute < to; minute++) {
            sum += timeline.excess(minute);
        }
        return sum;
    }

    @Override
    public double join(double one, double other) {
        return one + other;
    }
}
