package io.github.stepscale.maven.failure;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The cause of a failure, without secrets. Maven appends the message of each cause to its line of output, so the message here
 * repeats that of the failure; the stack trace shows the cause's own class and message. The message of a library's exception
 * is left out: AWS repeats a request that it refuses, session token included. The plugin's own exception about it says what
 * may be shown.
 */
public final class DisplayedCause extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int MAX_DEPTH = 20;

    private final String description;

    private DisplayedCause(String sentence, Throwable cause, @Nullable Throwable deeper) {
        super(sentence, deeper);
        this.description = describe(cause);
        setStackTrace(cause.getStackTrace());
    }

    static DisplayedCause of(String sentence, Throwable cause) {
        return of(sentence, cause, 1);
    }

    private static DisplayedCause of(String sentence, Throwable cause, int depth) {
        @Nullable
        DisplayedCause deeper = Optional.ofNullable(cause.getCause())
                .filter(next -> depth < MAX_DEPTH)
                .map(next -> of(sentence, next, depth + 1))
                .orElse(null);
        return new DisplayedCause(sentence, cause, deeper);
    }

    private static String describe(Throwable cause) {
        String name = cause.getClass().getName();
        return isOurs(name) || name.startsWith("java.") ? cause.toString() : name;
    }

    /** Whether a class is of this plugin; the libraries inside its jar are in packages below its own. */
    private static boolean isOurs(String name) {
        return name.startsWith("io.github.stepscale.") && !name.startsWith("io.github.stepscale.sdk.");
    }

    @Override
    @SuppressWarnings("OverrideThrowableToString") // The message must be the sentence, which Maven prints.
    public String toString() {
        return description;
    }
}
