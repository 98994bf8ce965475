package io.github.stepscale.traffic;

/**
 * Adds minutes from oldest to newest, rounding each sum once. All sums over minutes use it, so that sums of the same
 * numbers are equal to the last bit, and sums of numbers that are nowhere larger are not larger.
 */
public final class MinuteSum {
    private MinuteSum() {}

    /** Returns the sum of all minutes. */
    public static double of(double[] minutes) {
        double sum = 0;
        for (double minute : minutes) {
            sum += minute;
        }
        return sum;
    }
}
