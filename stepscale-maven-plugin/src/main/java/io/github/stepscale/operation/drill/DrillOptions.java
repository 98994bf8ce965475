package io.github.stepscale.operation.drill;

import java.time.Duration;
import java.util.Optional;

/**
 * The options of a drill.
 *
 * @param rule the id of the rule whose alarm is set, such as {@code ScaleOut}; empty: the scale-out rule, or the only rule
 * @param dryRun whether to report what would be set, and set nothing
 * @param timeout how long to watch the policy and the capacity
 */
public record DrillOptions(Optional<String> rule, boolean dryRun, Duration timeout) {

    /** Returns the defaults: the scale-out rule, no dry run, 10 minutes. */
    public static DrillOptions standard() {
        return new DrillOptions(Optional.empty(), false, Duration.ofMinutes(10));
    }
}
