package io.github.stepscale.operation.calibrate;

/**
 * What a step says about its rate.
 *
 * @param rate requests per minute
 * @param requests the number of requests that were due
 * @param slow the number of these that took longer than the latency, failed, or had no response
 */
record StepSample(long rate, long requests, long slow) {
    /** A rate is met if at most 1 in 20 requests is slow: the p95. */
    static final double LIMIT = 0.05;

    /** Returns whether more than twice as many were slow as a rate may have: luck does not explain that. */
    boolean isFarTooSlow() {
        return slow > 2 * LIMIT * requests;
    }

    /** Returns both as one. */
    StepSample plus(StepSample other) {
        return new StepSample(rate, requests + other.requests, slow + other.slow);
    }

    /** Returns whether the p95 is within the latency. */
    boolean isMet() {
        return slow <= LIMIT * requests;
    }
}
