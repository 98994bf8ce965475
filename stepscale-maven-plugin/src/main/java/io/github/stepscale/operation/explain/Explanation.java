package io.github.stepscale.operation.explain;

import io.github.stepscale.text.Plurals;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What happened to a target's capacity in a time span, and why.
 *
 * @param stack the name of the stack
 * @param from the start of the span, inclusive
 * @param to the end of the span, exclusive
 * @param moments the moments, sorted by time
 * @param simulated the simulation of the span beside what was observed; empty if there is none
 * @param notes what could not be read, and what applies now
 */
public record Explanation(
        String stack,
        Instant from,
        Instant to,
        List<Moment> moments,
        Optional<SimulatedSpan> simulated,
        List<String> notes) {
    public Explanation {
        moments = List.copyOf(moments);
        notes = List.copyOf(notes);
    }

    /**
     * An event, or one that repeated, probably or as recorded.
     *
     * @param from the time, or the time of the first repetition
     * @param to the time of the last repetition; equal to {@code from} for a single event
     * @param alarm the logical id of the alarm; empty if something else acted
     * @param sentence the description, without the time
     * @param probable whether part of it is inferred and not recorded by AWS
     */
    public record Moment(Instant from, Instant to, String alarm, String sentence, boolean probable) {

        /** Returns this moment and more of the same up to a last one; at least one more. */
        Moment repeated(int more, Instant last) {
            return new Moment(
                    from,
                    last,
                    alarm,
                    sentence + "; the same " + more + " more " + Plurals.choose(more, "time", "times"),
                    probable);
        }
    }
}
