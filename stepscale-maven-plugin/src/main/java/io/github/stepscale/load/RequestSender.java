package io.github.stepscale.load;

import java.util.Optional;

/** Sends requests. Called by many threads at once. */
@FunctionalInterface
public interface RequestSender {

    /**
     * Sends a request and waits for the response.
     *
     * @param number the number of the request, from 0
     * @return the error; empty if the request succeeded
     */
    Optional<RequestError> send(long number);

    /**
     * Sends a request and tells what becomes of it. Waits for the response by default.
     *
     * @param number the number of the request, from 0
     */
    default void send(long number, RequestListener listener) {
        listener.sent();
        listener.answered(send(number));
    }

    /** Whether {@link #send(long, RequestListener)} returns without waiting; false by default: each request takes a thread. */
    default boolean isAsync() {
        return false;
    }
}
