package io.github.stepscale.maven;

import java.util.Optional;

/**
 * The cause of a failure, as it may be seen. Maven adds the message of every cause to its one line, so the message here is the
 * sentence that stands there already; a stack trace begins with the cause's own class and message. That of a library's
 * exception is left out, since AWS repeats a request that it finds wrong, with the session token: our own exception about it
 * holds what may be said.
 */
final class DisplayedCause extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int DEEPEST = 20;

    private final String words;

    private DisplayedCause(String sentence, Throwable shown, Throwable causeOrNull) {
        super(sentence, causeOrNull);
        this.words = words(shown);
        setStackTrace(shown.getStackTrace());
    }

    static DisplayedCause of(String sentence, Throwable cause) {
        return of(sentence, cause, 1);
    }

    private static DisplayedCause of(String sentence, Throwable cause, int depth) {
        DisplayedCause deeper = Optional.ofNullable(cause.getCause())
                .filter(next -> depth < DEEPEST)
                .map(next -> of(sentence, next, depth + 1))
                .orElse(null);
        return new DisplayedCause(sentence, cause, deeper);
    }

    private static String words(Throwable shown) {
        String name = shown.getClass().getName();
        return isOurs(name) || name.startsWith("java.") ? shown.toString() : name;
    }

    /** The libraries inside our jar have names below ours. */
    private static boolean isOurs(String name) {
        return name.startsWith("io.github.stepscale.") && !name.startsWith("io.github.stepscale.sdk.");
    }

    @Override
    public String toString() {
        return words;
    }
}
