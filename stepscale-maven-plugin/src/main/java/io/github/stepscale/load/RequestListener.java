package io.github.stepscale.load;

import java.util.Optional;

/** Is told what becomes of a request. May be called by any thread, and does not block. */
public interface RequestListener {

    /** The request goes out now. */
    void sent();

    /**
     * The request is over.
     *
     * @param error empty if the request succeeded
     */
    void answered(Optional<RequestError> error);
}
