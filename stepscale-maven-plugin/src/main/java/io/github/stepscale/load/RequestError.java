package io.github.stepscale.load;

import java.util.Optional;

/**
 * Why a request failed.
 *
 * @param kind the kind under which it is counted
 * @param message one sentence, without secrets
 */
public record RequestError(String kind, String message) {

    /** An exception or error of a sender is a failed request too. */
    static RequestError unforeseen(Throwable cause) {
        return new RequestError(
                "OTHER",
                Optional.ofNullable(cause.getMessage()).orElse(cause.getClass().getSimpleName()));
    }
}
