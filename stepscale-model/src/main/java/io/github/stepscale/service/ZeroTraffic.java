package io.github.stepscale.service;

/** What a request metric publishes for a minute without requests. The documents of AWS disagree. */
public enum ZeroTraffic {
    /** No datapoint. */
    MISSING,
    /** A datapoint of 0 if there is capacity. */
    ZERO
}
