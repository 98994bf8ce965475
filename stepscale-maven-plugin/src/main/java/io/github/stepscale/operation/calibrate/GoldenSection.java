package io.github.stepscale.operation.calibrate;

import java.util.function.DoubleUnaryOperator;

/** Finds the maximum of a function with one peak, without its derivative (golden-section search). */
final class GoldenSection {
    private static final double RATIO = (Math.sqrt(5) - 1) / 2;
    /** The interval is a two-thousandth of what it was. */
    private static final int STEPS = 16;

    private GoldenSection() {}

    /** Returns where the function is greatest between two ends. */
    static double maximum(DoubleUnaryOperator function, double from, double to) {
        double low = from;
        double high = to;
        double left = high - RATIO * (high - low);
        double right = low + RATIO * (high - low);
        double atLeft = function.applyAsDouble(left);
        double atRight = function.applyAsDouble(right);
        for (int step = 0; step < STEPS; step++) {
            if (atLeft >= atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - RATIO * (high - low);
                atLeft = function.applyAsDouble(left);
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + RATIO * (high - low);
                atRight = function.applyAsDouble(right);
            }
        }
        return (low + high) / 2;
    }
}
