package io.github.stepscale.operation.drill;

import java.time.Instant;
import java.util.List;

/**
 * The result of a drill.
 *
 * @param alarm the name of the alarm in CloudWatch
 * @param before the desired capacity before the drill
 * @param after the desired capacity afterwards; in a dry run equal to {@code before}
 * @param observations what the drill observed, in order; empty in a dry run
 */
public record DrillResult(String alarm, int before, int after, List<Observation> observations) {
    public DrillResult {
        observations = List.copyOf(observations);
    }

    /**
     * One observation.
     *
     * @param time when the drill observed it, which may be some seconds after it happened
     * @param description what it observed, such as {@code alarm: from OK to ALARM}
     */
    public record Observation(Instant time, String description) {}
}
