package io.github.stepscale.aws;

/**
 * Why a request was not answered well.
 *
 * @param message one sentence, without secrets
 */
public record InvocationError(Kind kind, String message) {

    /** What it means to who sends requests (rules 7.1). */
    public enum Kind {
        /** The container answered with an error, or not in time: ModelError, HTTP 424. */
        MODEL_ERROR,
        /** The model is still being loaded: ModelNotReadyException, HTTP 429. */
        MODEL_NOT_READY,
        /** Nothing is there to answer: an inference component without copies, HTTP 400. */
        NO_CAPACITY,
        /** More requests than are allowed. */
        THROTTLED,
        /** Overload, or a restart: HTTP 503. */
        UNAVAILABLE,
        /** A fault of the service: HTTP 500. */
        INTERNAL_FAILURE,
        /** A fault of something that the service needs: HTTP 530. */
        DEPENDENCY_FAILURE,
        /** The request is wrong: ValidationError, HTTP 400. */
        INVALID,
        /** There is no such endpoint. */
        NOT_FOUND,
        /** The caller may not do this, or has no valid credentials. */
        DENIED,
        /** No answer in time. */
        TIMEOUT,
        /** No connection, or one that broke. */
        CONNECTION,
        /** Anything else. */
        OTHER;

        /** Whether every further request would end in the same way. */
        public boolean isHopeless() {
            return this == INVALID || this == NOT_FOUND || this == DENIED;
        }
    }
}
