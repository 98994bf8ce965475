package io.github.stepscale.simulation;

/** The state of an alarm. */
public enum AlarmState {
    OK,
    ALARM,
    INSUFFICIENT_DATA
}
