package io.github.stepscale.load;

import java.util.Optional;

/** Sends one request and waits for its answer. Called from many threads at once. */
@FunctionalInterface
public interface RequestSender {

    /**
     * Sends a request.
     *
     * @param number of the request, counted from 0
     * @return what went wrong; empty if it was answered well
     */
    Optional<RequestError> send(long number);
}
