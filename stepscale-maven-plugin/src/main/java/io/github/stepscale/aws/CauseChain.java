package io.github.stepscale.aws;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The chain of causes behind an exception. */
final class CauseChain {
    private static final int MAX_DEPTH = 20;

    private CauseChain() {}

    /** Whether the network failed, rather than the service. */
    static boolean isOfNetwork(Throwable failed) {
        return chain(failed).stream()
                .anyMatch(cause -> cause instanceof IOException
                        || cause.getMessage() != null && cause.getMessage().contains("timed out"));
    }

    /** The exception about a response that is not one of AWS, if there is one. */
    static Optional<UnreadableResponseException> unreadable(Throwable failed) {
        return chain(failed).stream()
                .filter(UnreadableResponseException.class::isInstance)
                .map(UnreadableResponseException.class::cast)
                .findFirst();
    }

    /** Whether no response came in time through a connection that was open. */
    static boolean isTimeout(Throwable failed) {
        return chain(failed).stream()
                .anyMatch(cause -> cause instanceof SocketTimeoutException
                        && !String.valueOf(cause.getMessage()).startsWith("Connect"));
    }

    /** The file that does not exist, if that is the cause. Only credentials are read from files. */
    static Optional<String> missingFile(Throwable failed) {
        return chain(failed).stream()
                .filter(NoSuchFileException.class::isInstance)
                .map(cause -> ((NoSuchFileException) cause).getFile())
                .findFirst();
    }

    /** Describes the last cause: its class and message, on one line. */
    static String deepest(Throwable failed) {
        List<Throwable> chain = chain(failed);
        Throwable last = chain.get(chain.size() - 1);
        String name = last.getClass().getSimpleName();
        return SafeText.oneLine(Optional.ofNullable(last.getMessage())
                .map(message -> name + ": " + message)
                .orElse(name));
    }

    /** The message of an exception on one line; its class where it has none. */
    static String message(Throwable failed) {
        return SafeText.oneLine(Optional.ofNullable(failed.getMessage())
                .orElse(failed.getClass().getSimpleName()));
    }

    private static List<Throwable> chain(Throwable failed) {
        return Stream.iterate(failed, Objects::nonNull, Throwable::getCause)
                .limit(MAX_DEPTH)
                .toList();
    }
}
