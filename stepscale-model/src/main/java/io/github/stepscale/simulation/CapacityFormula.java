package io.github.stepscale.simulation;

/** Maps a metric value to the capacity that a rule proposes. */
sealed interface CapacityFormula permits StepFormula, TrackingFormula {
    /** No step applies to the value. */
    long NO_STEP = Long.MIN_VALUE;

    /** Prepares for a run. */
    default void start(Timeline timeline) {}

    /**
     * The value of the metric at the end of a minute, as input of {@link #capacity}; {@link Double#NaN} if there is
     * none.
     */
    double value(AlarmEvaluator alarm, int minute);

    /**
     * Returns the proposed capacity before it is clamped to the range.
     *
     * @param base the capacity that a change is added to
     * @param capacity the capacity in service, including pending changes if activities may overlap
     * @param value the result of {@link #value}
     * @return {@link #NO_STEP} if there is no proposal
     */
    long capacity(int base, int capacity, double value);

    /** Values with the proposal of the last one for which {@link #capacity} gave any, as long as all else is the same. */
    default StepValues applied() {
        return StepValues.NONE;
    }
}
