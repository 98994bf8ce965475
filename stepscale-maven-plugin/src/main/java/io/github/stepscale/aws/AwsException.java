package io.github.stepscale.aws;

import java.util.Optional;

/** A request to AWS failed, or could not be sent. The message is one sentence for the user, without secrets. */
public final class AwsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What went wrong, as far as it decides what to do about it. */
    public enum Kind {
        /** No credentials were found, or a module that gets them is missing. */
        NO_CREDENTIALS,
        /** The profile is not in the AWS configuration files. */
        NO_PROFILE,
        /** The credentials have expired. */
        EXPIRED_CREDENTIALS,
        /** AWS does not know the credentials. */
        WRONG_CREDENTIALS,
        /** The credentials belong to another account than the expected one. */
        WRONG_ACCOUNT,
        /** The caller lacks a permission. */
        ACCESS_DENIED,
        /** No Region is known, or its name cannot be that of a Region. */
        NO_REGION,
        /** An AWS configuration file cannot be read. */
        BAD_CONFIGURATION,
        /** No response: the network, the address, or a stall. */
        UNREACHABLE,
        /** Too many requests, even after waiting. */
        THROTTLED,
        /** AWS failed, or its response cannot be read or is incomplete. */
        SERVICE,
        /** A resource is in a state that this version does not know. */
        UNKNOWN_STATE,
        /** A quota of the account is used up. */
        LIMIT,
        /** The resource does not exist. */
        NOT_FOUND,
        /** The resource exists already. */
        EXISTS,
        /** Another operation on the resource is in progress: try again when it is over. */
        BUSY,
        /** A logger would write secrets. */
        LOGGED,
        /** AWS refuses the request as invalid, or as invalid at present. */
        REFUSED
    }

    private final Kind kind;
    private final String detail;

    AwsException(Kind kind, String task, String detail, Optional<Throwable> cause) {
        super("Cannot " + SafeText.oneLine(task) + ": " + detail, cause.orElse(null));
        this.kind = kind;
        this.detail = detail;
    }

    /** Never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    public Kind kind() {
        return kind;
    }

    /** The message of AWS or of the SDK. */
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
