package io.github.stepscale.operation.status;

import io.github.stepscale.aws.AwsException;
import io.github.stepscale.operation.ErrorAdvice;

/**
 * Something that could not be looked at.
 *
 * @param why for people, a whole sentence or more
 */
public record UnreadablePart(ResourceKind thing, String why) {

    static UnreadablePart of(ResourceKind thing, AwsException refused) {
        String why = refused.kind() == AwsException.Kind.ACCESS_DENIED
                ? ErrorAdvice.ended(refused.getMessage()) + " Grant the caller " + thing.permission() + "."
                : ErrorAdvice.ended(refused.getMessage());
        return new UnreadablePart(thing, why);
    }

    /** {@code the alarms: Cannot read ...}. */
    public String sentence() {
        return thing.words() + ": " + why;
    }
}
