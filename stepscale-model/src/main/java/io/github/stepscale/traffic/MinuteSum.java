package io.github.stepscale.traffic;

/**
 * The one way in which the minutes of a run are added: oldest to newest, each sum rounded once. So two sums of the same
 * numbers are equal to the last bit, and where every number of one is at most that of the other, so is its sum.
 */
public final class MinuteSum {
    private MinuteSum() {}

    /** The sum of the minutes. */
    public static double of(double[] minutes) {
        double sum = 0;
        for (double minute : minutes) {
            sum += minute;
        }
        return sum;
    }
}
