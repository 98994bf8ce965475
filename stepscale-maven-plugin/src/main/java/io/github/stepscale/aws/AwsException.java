package io.github.stepscale.aws;

import java.util.Optional;

/** AWS did not do what was asked of it. The message is one sentence for people, without secrets. */
public final class AwsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What went wrong, as far as it matters to what can be done. */
    public enum Kind {
        /** No credentials were found, or a module to get them is missing. */
        NO_CREDENTIALS,
        /** The profile that was named is not in the files. */
        NO_PROFILE,
        /** The credentials were valid once. */
        EXPIRED_CREDENTIALS,
        /** AWS does not know the credentials. */
        WRONG_CREDENTIALS,
        /** The credentials are of another account than the one that was expected. */
        WRONG_ACCOUNT,
        /** The caller may not do this. */
        ACCESS_DENIED,
        /** No Region was given, and none was found. */
        NO_REGION,
        /** An AWS configuration file cannot be read. */
        BAD_CONFIGURATION,
        /** No answer: the network, the address, or a stall. */
        UNREACHABLE,
        /** Too many requests, even after waiting. */
        THROTTLED,
        /** AWS failed, or answered with something that cannot be read, or lacks what is needed of it. */
        SERVICE,
        /** AWS says that something is in a state that is newer than this program. */
        UNKNOWN_STATE,
        /** A quota of the account is used up. */
        LIMIT,
        /** What was named does not exist. */
        NOT_FOUND,
        /** What was to be made exists. */
        EXISTS,
        /** Something else is being done to it: the same may be asked when that is over. */
        BUSY,
        /** A log would show secrets. */
        LOGGED,
        /** AWS finds the request wrong, or wrong at present. */
        REFUSED
    }

    private final Kind kind;
    private final String detail;

    AwsException(Kind kind, String task, String detail, Optional<Throwable> cause) {
        super("Cannot " + SafeText.oneLine(task) + ": " + detail, cause.orElse(null));
        this.kind = kind;
        this.detail = detail;
    }

    public Kind kind() {
        return kind;
    }

    /** What AWS, or the SDK, said. */
    public String detail() {
        return detail;
    }

    /** Whether the same request may succeed a little later. */
    public boolean isTransient() {
        return switch (kind) {
            case UNREACHABLE, THROTTLED, SERVICE, UNKNOWN_STATE -> true;
            default -> false;
        };
    }
}
