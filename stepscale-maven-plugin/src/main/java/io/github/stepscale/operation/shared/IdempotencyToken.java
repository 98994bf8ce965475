package io.github.stepscale.operation.shared;

import java.util.UUID;

/** Creates tokens that make a request safe to repeat, and distinguish its events from others. */
public final class IdempotencyToken {
    private IdempotencyToken() {}

    /** Creates a token that was never used before. It is also valid as the name of a change set. */
    public static String fresh() {
        return "stepscale-" + UUID.randomUUID();
    }
}
