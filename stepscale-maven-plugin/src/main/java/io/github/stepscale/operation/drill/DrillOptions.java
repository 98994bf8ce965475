package io.github.stepscale.operation.drill;

import java.time.Duration;
import java.util.Optional;

/**
 * How to drill.
 *
 * @param rule id of the rule whose alarm is set, such as {@code ScaleOut}; absent: the one that adds capacity
 * @param dryRun whether to say only what would be set
 * @param timeout how long the capacity is watched
 */
public record DrillOptions(Optional<String> rule, boolean dryRun, Duration timeout) {

    /** The rule that adds capacity, for real, watched for 10 minutes. */
    public static DrillOptions standard() {
        return new DrillOptions(Optional.empty(), false, Duration.ofMinutes(10));
    }
}
