package io.github.stepscale.operation.calibrate;

/**
 * The rate at which the p95 reaches the latency, estimated from all steps near it.
 *
 * @param rate requests per minute, rounded down
 * @param low the lower end of the range that covers the true rate in some nine of ten calibrations
 * @param high its upper end
 * @param requests the number of requests it rests on
 * @param steps the number of steps these were in
 */
public record KneeEstimate(long rate, long low, long high, long requests, int steps) {

    /** Returns the width of the range as a share of the rate. */
    double width() {
        return (double) (high - low) / rate;
    }

    /** Returns whether the range is as narrow as a calibration tries to make it: some 10 % to either side. */
    boolean isNarrow() {
        return width() <= KneeSearch.NARROW;
    }
}
