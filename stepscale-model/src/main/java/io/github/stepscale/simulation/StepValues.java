package io.github.stepscale.simulation;

/**
 * The values to which a step applies, as doubles relative to a threshold. Those on a bound are left out, so that it does not matter
 * to which side they belong.
 */
record StepValues(double threshold, double lower, double upper) {
    /** Of no step. */
    static final StepValues NONE = new StepValues(0, Double.NaN, Double.NaN);

    boolean contains(double value) {
        double offset = value - threshold;
        return offset > lower && offset < upper; // never so for NaN
    }

    boolean endsAbove(double value) {
        return value - threshold < upper; // never so for NaN
    }
}
