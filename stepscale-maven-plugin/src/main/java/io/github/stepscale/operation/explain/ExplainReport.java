package io.github.stepscale.operation.explain;

import java.time.Instant;
import java.util.List;

/**
 * What happened to a target's capacity in a span of time, and why.
 *
 * @param stack its name
 * @param moments in the order of time
 * @param notes what could not be seen, and what holds at present
 */
public record ExplainReport(String stack, Instant from, Instant to, List<Moment> moments, List<String> notes) {
    public ExplainReport {
        moments = List.copyOf(moments);
        notes = List.copyOf(notes);
    }

    /**
     * Something that happened or could have; or that probably did so every minute for a while.
     *
     * @param from when, or when first
     * @param to when last; as {@code from}, if it was once
     * @param who the logical id of the alarm; empty where something else acted
     * @param sentence in words, without the time
     * @param probable whether some of it is inferred and not recorded by AWS
     */
    public record Moment(Instant from, Instant to, String who, String sentence, boolean probable) {}
}
