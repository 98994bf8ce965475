package io.github.stepscale.operation.status;

import io.github.stepscale.aws.AwsException;
import io.github.stepscale.text.Sentences;

/**
 * A part that could not be read.
 *
 * @param why the reason and the fix, as whole sentences
 */
public record UnreadablePart(ResourceKind kind, String why) {

    static UnreadablePart of(ResourceKind kind, AwsException refused) {
        String why = refused.kind() == AwsException.Kind.ACCESS_DENIED
                ? Sentences.end(refused.getMessage()) + " Grant the caller " + kind.permission() + "."
                : Sentences.end(refused.getMessage());
        return new UnreadablePart(kind, why);
    }

    /** Returns {@code the alarms: Cannot read ...}. */
    public String sentence() {
        return kind.words() + ": " + why;
    }
}
