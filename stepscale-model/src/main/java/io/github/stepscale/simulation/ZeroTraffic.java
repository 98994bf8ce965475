package io.github.stepscale.simulation;

/** What request metrics publish for a minute without requests. AWS does not document this. */
public enum ZeroTraffic {
    /** No datapoint; the default. */
    MISSING,
    /** A datapoint of 0 if there is capacity. */
    ZERO
}
