package io.github.stepscale.simulation;

import io.github.stepscale.policy.rule.MetricAggregationType;
import java.util.Arrays;

/** Aggregates the newest datapoints of an alarm into the one value that its policy is given. */
final class AlarmValue {
    private final AlarmWindow window;

    /** By phase: the newest datapoint when the largest was last asked for, -1 before, and the slot of that largest one. */
    private final int[] asked;

    private final int[] largest;

    AlarmValue(AlarmWindow window) {
        this.window = window;
        this.asked = new int[window.period];
        this.largest = new int[window.period];
    }

    void start() {
        Arrays.fill(asked, -1);
    }

    /**
     * Aggregates the newest datapoints, breaching or not, as many as there are evaluation periods.
     *
     * @param unchanged a slot since which no datapoint before the newest one has changed
     * @return {@link Double#NaN} if the range has none
     */
    double of(MetricAggregationType aggregation, int newest, int unchanged) {
        int from = window.oldestCounted(newest);
        return switch (aggregation) {
            case AVERAGE -> average(from, newest);
            case MINIMUM -> minimum(from, newest);
            case MAXIMUM ->
                window.allExistFrom(from) ? window.points[largestOf(from, newest, unchanged)] : maximum(from, newest);
        };
    }

    /** The slot of the largest datapoint, if the last value of this phase was that of {@code newest} and a maximum; otherwise -1. */
    int slotOfLargest(int newest) {
        int phase = window.phase(newest);
        return asked[phase] == newest ? largest[phase] : -1;
    }

    private double average(int from, int newest) {
        double sum = 0;
        int found = 0;
        for (int slot = from; slot <= newest; slot += window.period) {
            if (window.exists(slot)) {
                sum += window.points[slot];
                found++;
            }
        }
        return sum / found; // NaN of none
    }

    private double minimum(int from, int newest) {
        double min = window.points[from];
        for (int slot = from + window.period; slot <= newest; slot += window.period) {
            if (window.points[slot] < min) { // never so for NaN
                min = window.points[slot];
            }
        }
        return min;
    }

    private double maximum(int from, int newest) {
        double max = window.points[from];
        for (int slot = from + window.period; slot <= newest; slot += window.period) {
            if (window.points[slot] > max) { // never so for NaN
                max = window.points[slot];
            }
        }
        return max;
    }

    /**
     * The slot of the largest of datapoints that all exist. Those that were there when it was last asked have not changed: a
     * run is rewound to later minutes only.
     */
    private int largestOf(int from, int newest, int unchanged) {
        double[] points = window.points;
        int period = window.period;
        int phase = window.phase(newest);
        boolean known = asked[phase] >= Math.max(from, unchanged) && largest[phase] >= from && asked[phase] <= newest;
        int at = known ? largest[phase] : from;
        double max = points[at];
        for (int slot = known ? asked[phase] + period : from + period; slot <= newest; slot += period) {
            if (points[slot] >= max) {
                max = points[slot];
                at = slot;
            }
        }
        asked[phase] = newest;
        largest[phase] = at;
        return at;
    }
}
