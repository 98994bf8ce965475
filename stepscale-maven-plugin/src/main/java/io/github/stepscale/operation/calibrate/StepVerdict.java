package io.github.stepscale.operation.calibrate;

/** What a step of a calibration says about the endpoint. */
public enum StepVerdict {
    /** It answered in time. */
    MET,
    /** It did not, or made errors. */
    MISSED,
    /** Nothing, since the requests could not be sent in time. */
    NOT_SENT,
    /** Nothing, since the requests were refused, as all others would be. */
    REFUSED,
    /** Nothing, since its capacity changed. */
    SCALED,
    /** Nothing, since its capacity could not be read. */
    UNREAD,
    /** Nothing, since it was ended. */
    INTERRUPTED;

    /** Whether it says anything. */
    boolean isEvidence() {
        return this == MET || this == MISSED;
    }
}
