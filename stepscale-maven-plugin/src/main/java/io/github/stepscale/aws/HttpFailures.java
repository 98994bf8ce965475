package io.github.stepscale.aws;

import io.netty.handler.codec.DecoderException;
import java.io.IOException;
import java.util.Optional;

/** Maps what the HTTP library throws to exceptions of the JDK. */
final class HttpFailures {
    private HttpFailures() {}

    /** Returns the exception of the network behind one of the library, such as that of a TLS handshake. */
    static IOException of(Throwable cause) {
        if (cause instanceof IOException ofNetwork) {
            return ofNetwork;
        }
        return cause instanceof DecoderException && cause.getCause() instanceof IOException inside
                ? inside
                : new IOException(
                        Optional.ofNullable(cause.getMessage())
                                .orElse(cause.getClass().getSimpleName()),
                        cause);
    }
}
