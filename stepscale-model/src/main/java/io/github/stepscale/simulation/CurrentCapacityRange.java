package io.github.stepscale.simulation;

/** The current capacity range of a run, which schedules change. */
final class CurrentCapacityRange {
    private final int firstMin;
    private final int firstMax;
    private int min;
    private int max;

    CurrentCapacityRange(int min, int max) {
        this.firstMin = min;
        this.firstMax = max;
        reset();
    }

    void reset() {
        set(firstMin, firstMax);
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
