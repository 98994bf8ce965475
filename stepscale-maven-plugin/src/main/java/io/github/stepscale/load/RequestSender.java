package io.github.stepscale.load;

import java.util.Optional;

/** Sends one request and waits for the response. Called by many threads at once. */
@FunctionalInterface
public interface RequestSender {

    /**
     * Sends a request.
     *
     * @param number the number of the request, from 0
     * @return the error; empty if the request succeeded
     */
    Optional<RequestError> send(long number);
}
