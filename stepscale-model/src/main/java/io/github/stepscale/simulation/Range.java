package io.github.stepscale.simulation;

import io.github.stepscale.policy.CapacityRange;

/** The range of the capacity, which schedules change on the way. */
final class Range {
    private final CapacityRange first;
    private int min;
    private int max;

    Range(CapacityRange first) {
        this.first = first;
        reset();
    }

    void reset() {
        set(first.min(), first.max());
    }

    void set(int newMin, int newMax) {
        min = newMin;
        max = newMax;
    }

    int min() {
        return min;
    }

    int max() {
        return max;
    }

    int clamp(long capacity) {
        return (int) Math.max(min, Math.min(max, capacity));
    }
}
