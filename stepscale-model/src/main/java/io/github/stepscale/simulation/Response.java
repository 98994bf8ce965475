package io.github.stepscale.simulation;

/** What capacity a metric value asks for. */
sealed interface Response permits StepResponse, TrackingResponse {
    /** No step holds the value. */
    long NO_STEP = Long.MIN_VALUE;

    /** The value of the metric that counts at the end of a minute; {@link Double#NaN} if there is none. */
    double value(AlarmTrack alarm, int minute);

    /**
     * The capacity that is asked for, before it is clamped to the range.
     *
     * @param base what the change is added to
     * @param capacity in service, with what is under way where activities may overlap
     * @param value of the metric
     * @return {@link #NO_STEP} if nothing is asked for
     */
    long capacity(int base, int capacity, double value);
}
