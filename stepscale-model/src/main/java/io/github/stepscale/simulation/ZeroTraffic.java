package io.github.stepscale.simulation;

/** What a metric of requests publishes for a minute without requests. AWS does not say. */
public enum ZeroTraffic {
    /** No datapoint; the default. */
    MISSING,
    /** A datapoint of 0, where there is capacity. */
    ZERO
}
