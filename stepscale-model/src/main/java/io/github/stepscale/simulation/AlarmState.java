package io.github.stepscale.simulation;

/** The state of a CloudWatch alarm. */
public enum AlarmState {
    OK,
    ALARM,
    INSUFFICIENT_DATA
}
