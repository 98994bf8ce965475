package io.github.stepscale.operation.shared;

import java.util.UUID;

/** What makes a request safe to repeat, and tells its events from others. */
public final class IdempotencyToken {
    private IdempotencyToken() {}

    /** One that was never used before; a name that CloudFormation takes for a change set too. */
    public static String fresh() {
        return "stepscale-" + UUID.randomUUID();
    }
}
