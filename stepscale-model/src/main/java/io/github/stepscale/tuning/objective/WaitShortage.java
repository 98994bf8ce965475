package io.github.stepscale.tuning.objective;

import io.github.stepscale.simulation.Timeline;
import io.github.stepscale.text.ReadableNumbers;

/** The longest wait. */
final class WaitShortage extends Shortage {

    WaitShortage(double maxWait) {
        super("maxWait", maxWait);
    }

    @Override
    public boolean isShare() {
        return false;
    }

    @Override
    public String noun() {
        return "longest wait in minutes";
    }

    @Override
    public String text(double value, int decimals) {
        return "a longest wait of " + minutes(value);
    }

    @Override
    public String clause(double value, int decimals) {
        return "requests wait up to " + minutes(value);
    }

    private static String minutes(double value) {
        return ReadableNumbers.of(value, "minute");
    }

    @Override
    public double amount(RunFigures figures) {
        return figures.longestWaitMinutes().orElseThrow();
    }

    @Override
    public double budget(double margin, double requests) {
        return limit() * margin;
    }

    @Override
    public double add(double amount, Timeline timeline, int from, int to) {
        double longest = amount;
        int unserved = unservedBefore(timeline, from);
        for (int minute = from; minute < to; minute++) {
            unserved = timeline.isUnserved(minute) ? unserved + 1 : 0;
            double wait = timeline.waitMinutes(minute); // NaN without capacity
            longest = Math.max(longest, wait > unserved ? wait : unserved);
        }
        return longest;
    }

    /** The minutes right before a minute in which requests wait without capacity. */
    private static int unservedBefore(Timeline timeline, int minute) {
        int first = minute;
        while (first > 0 && timeline.isUnserved(first - 1)) {
            first--;
        }
        return minute - first;
    }

    @Override
    public double join(double one, double other) {
        return Math.max(one, other);
    }
}
