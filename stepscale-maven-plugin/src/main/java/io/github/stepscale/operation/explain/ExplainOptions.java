package io.github.stepscale.operation.explain;

import io.github.stepscale.operation.OperationException;
import io.github.stepscale.text.Timestamps;
import java.time.Instant;

/**
 * The time span to explain.
 *
 * @param from the start, inclusive
 * @param to the end, exclusive; later than {@code from}
 */
public record ExplainOptions(Instant from, Instant to) {

    /** @throws OperationException if the span is empty */
    public ExplainOptions {
        if (!from.isBefore(to)) {
            throw new OperationException("The time span from " + Timestamps.minute(from) + " to "
                    + Timestamps.minute(to) + " is empty: the start must be earlier than the end.");
        }
    }

    /** Returns the span cut off at a moment. */
    ExplainOptions until(Instant moment) {
        return to.isAfter(moment) ? new ExplainOptions(from, moment) : this;
    }
}
