package io.github.stepscale.simulation;

/** Whether a target can be changed while a change is under way. */
public enum ConcurrentChanges {
    /** An endpoint that is being updated refuses another change; the alarm asks again each minute. The default. */
    LOCKED,
    /** Each decision starts a change of its own, and counts what is under way. */
    OVERLAPPING
}
