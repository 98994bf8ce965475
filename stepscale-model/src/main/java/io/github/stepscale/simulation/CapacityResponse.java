package io.github.stepscale.simulation;

/** What capacity a metric value asks for. */
sealed interface CapacityResponse permits StepResponse, TrackingResponse {
    /** No step holds the value. */
    long NO_STEP = Long.MIN_VALUE;

    /** Begins a run. */
    default void start(Timeline timeline) {}

    /** What of the metric counts at the end of a minute, as {@link #capacity} takes it; {@link Double#NaN} if nothing does. */
    double value(AlarmEvaluator alarm, int minute);

    /**
     * The capacity that is asked for, before it is clamped to the range.
     *
     * @param base what the change is added to
     * @param capacity in service, with what is under way where activities may overlap
     * @param value what {@link #value} said
     * @return {@link #NO_STEP} if nothing is asked for
     */
    long capacity(int base, int capacity, double value);
}
