package io.github.stepscale.aws;

import io.github.stepscale.aws.AwsException.Kind;

/** AWS has answered, and the answer is of no use. {@link Calls} adds what was asked. */
final class BadAnswer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    private BadAnswer(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** @param field that has to be there, in the words of AWS's API, such as {@code StackId} */
    static BadAnswer lacks(String field) {
        return new BadAnswer(Kind.SERVICE, "AWS's answer lacks " + field);
    }

    /** @param field that holds a word which is newer than this program */
    static BadAnswer unknown(String field, String word) {
        return new BadAnswer(
                Kind.UNKNOWN_STATE,
                field + " is " + Text.oneLine(word) + ", which this version of stepscale does not know");
    }

    static BadAnswer endless(String why) {
        return new BadAnswer(Kind.SERVICE, "the pages of AWS's answer have no end: " + why);
    }

    Kind kind() {
        return kind;
    }
}
