package io.github.stepscale.scripted;

import java.util.List;
import java.util.stream.Stream;

/** What can go wrong between a client and AWS. */
public enum Fault {
    /** Closes the connection before it acts; a listening port cannot refuse. */
    CLOSED,
    /** Acts, then closes the connection in the middle of the answer. */
    RESET,
    ERROR_500,
    ERROR_503,
    THROTTLED,
    /** Keeps silent; see {@link ScriptedAws#stallFor}. */
    STALL,
    EXPIRED_TOKEN,
    /** Acts, then answers with half a document that claims to be whole. */
    MALFORMED,
    /** Acts, then closes the connection without an answer. */
    LOST_ANSWER,
    ACCESS_DENIED,
    /** Refuses as AWS does where a signature is wrong: it quotes the request, session token and all. */
    WRONG_SIGNATURE,
    /** A proxy answers in its place, with success and a page. */
    HTML,
    /** Acts, then answers with success and nothing. */
    EMPTY,
    /** Acts, then answers in the right form without any content. */
    LACKING,
    /** Acts, then sends a body that has no end. */
    ENDLESS,
    /** Acts, then sends a byte now and then; see {@link ScriptedAws#trickleEvery}. */
    SLOW;

    /**
     * The fault that stands for all that an operation cannot tell from this one, as {@code FaultKindsTest} shows: the request is sent
     * again, before or after it had its effect; it is refused, which has as many kinds as reasons; or its answer lacks something.
     */
    public Fault kind() {
        return switch (this) {
            case CLOSED, ERROR_500, ERROR_503, THROTTLED, STALL, HTML -> HTML;
            case RESET, MALFORMED, LOST_ANSWER, EMPTY, ENDLESS, SLOW -> LOST_ANSWER;
            case EXPIRED_TOKEN, ACCESS_DENIED, WRONG_SIGNATURE, LACKING -> this;
        };
    }

    /** One of each kind. */
    public static List<Fault> kinds() {
        return Stream.of(values()).map(Fault::kind).distinct().toList();
    }

    /** Whether the request has its effect all the same. */
    public boolean acts() {
        return switch (this) {
            case RESET, MALFORMED, LOST_ANSWER, EMPTY, LACKING, ENDLESS, SLOW -> true;
            default -> false;
        };
    }

    /** Whether a client learns of it only by waiting. */
    public boolean takesTime() {
        return this == STALL || this == SLOW;
    }

    AwsError error(Request request) {
        String exception = Services.speaksJson(request.service()) ? "Exception" : "";
        return switch (this) {
            case ERROR_500 -> new AwsError(500, "InternalFailure", "We encountered an internal error");
            case ERROR_503 -> new AwsError(503, "ServiceUnavailable", "Service is unavailable");
            case THROTTLED -> AwsError.refusal("Throttling" + exception, "Rate exceeded");
            case EXPIRED_TOKEN ->
                new AwsError(403, "ExpiredToken" + exception, "The security token included in the request is expired");
            case ACCESS_DENIED ->
                new AwsError(
                        403,
                        "AccessDenied" + exception,
                        "User: arn:aws:iam::" + Services.ACCOUNT + ":user/tester is not authorized to perform: "
                                + request.service() + ":" + request.action());
            default -> throw new IllegalStateException(this + " has no error of its own");
        };
    }
}
