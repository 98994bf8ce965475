package io.github.stepscale.operation.drill;

import java.time.Instant;
import java.util.List;

/**
 * What came of a drill.
 *
 * @param alarm its name in CloudWatch
 * @param before the desired capacity before
 * @param after the desired capacity afterwards; as before in a dry run
 * @param observations what was seen, in its order; empty in a dry run
 */
public record DrillResult(String alarm, int before, int after, List<Observation> observations) {
    public DrillResult {
        observations = List.copyOf(observations);
    }

    /**
     * Something that was seen.
     *
     * @param time when it was seen, which may be some seconds after it happened
     */
    public record Observation(Instant time, String what) {}
}
