package io.github.stepscale.aws;

import io.github.stepscale.aws.AwsException.Kind;

/** A response of AWS is incomplete or holds an unknown word. {@link SdkCalls} adds the request to the message. */
final class InvalidResponseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    private InvalidResponseException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** @param field the missing field, by its name in AWS's API, such as {@code StackId} */
    static InvalidResponseException lacks(String field) {
        return new InvalidResponseException(Kind.SERVICE, "AWS's response lacks " + field);
    }

    /** @param field the field that holds a word which this version does not know */
    static InvalidResponseException unknown(String field, String word) {
        return new InvalidResponseException(
                Kind.UNKNOWN_STATE,
                field + " is " + SafeText.oneLine(word) + ", which this version of stepscale does not know");
    }

    static InvalidResponseException endless(String why) {
        return new InvalidResponseException(Kind.SERVICE, "the pages of AWS's response do not end: " + why);
    }

    /** Never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    Kind kind() {
        return kind;
    }
}
