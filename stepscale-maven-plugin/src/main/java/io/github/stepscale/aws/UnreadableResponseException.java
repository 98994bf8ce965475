package io.github.stepscale.aws;

import java.io.IOException;

/** Something came, and it is no answer of AWS, or not the whole of one: the request is sent again, as after a lost answer. */
final class UnreadableResponseException extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param message what is wrong with it, in words of ours: what came is not quoted */
    UnreadableResponseException(String message) {
        super(message);
    }
}
