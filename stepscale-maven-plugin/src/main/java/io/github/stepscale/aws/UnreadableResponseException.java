package io.github.stepscale.aws;

import java.io.IOException;

/** A response is not one of AWS, or incomplete. The request is sent again, as after a lost response. */
final class UnreadableResponseException extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param message what is wrong with the response, without quoting it */
    UnreadableResponseException(String message) {
        super(message);
    }
}
