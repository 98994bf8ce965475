package io.github.stepscale.expression;

/**
 * Datapoints that are evaluated each as the newest of a range of its own.
 *
 * @param from the first position
 * @param to the end of the positions, exclusive
 * @param step from a datapoint to the one before it in its range, in positions
 * @param reach how far before its own position {@code DIFF}, {@code DIFF_TIME} and {@code RATE} may read a datapoint; not before
 *     position 0
 */
public record EachRange(int from, int to, int step, int reach) {
    int count() {
        return to - from;
    }

    /** The position of the last existing datapoint before another one; -1 if its range has none. */
    int before(double[] values, int position) {
        int first = Math.max(0, position - reach);
        int before = position - step;
        while (before >= first && Double.isNaN(values[before])) {
            before -= step;
        }
        return before >= first ? before : -1;
    }
}
