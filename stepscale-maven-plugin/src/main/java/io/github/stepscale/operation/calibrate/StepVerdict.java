package io.github.stepscale.operation.calibrate;

/** The verdict of a calibration step on the endpoint. */
public enum StepVerdict {
    /** The p95 latency and the errors are within the limits. */
    MET,
    /** The endpoint was too slow, or returned errors. */
    MISSED,
    /** None: the step only warmed the model up. */
    WARM_UP,
    /** None: the step only measured the service curve. */
    CURVE,
    /** None: the requests could not be sent in time. */
    NOT_SENT,
    /** None: the requests were refused, as all others would be. */
    REFUSED,
    /** None: the capacity changed. */
    SCALED,
    /** None: the capacity could not be read. */
    UNREAD,
    /** None: the step was interrupted. */
    INTERRUPTED;

    /** Returns whether the step counts for or against the endpoint. */
    boolean isEvidence() {
        return this == MET || this == MISSED;
    }

    /** Returns whether another step may follow. */
    boolean continues() {
        return isEvidence() || this == WARM_UP || this == CURVE;
    }

    /** Returns whether a warm-up may end so: this program is slow at first too. */
    boolean isPartOfWarmUp() {
        return isEvidence() || this == NOT_SENT;
    }

    /** Returns whether the steps before stay as good as they were. */
    boolean keepsEstimate() {
        return continues() || this == NOT_SENT || this == INTERRUPTED;
    }
}
