package io.github.stepscale.operation.explain;

import io.github.stepscale.operation.OperationException;
import io.github.stepscale.text.Timestamps;
import java.time.Instant;

/**
 * Which span of time to explain.
 *
 * @param from the first moment
 * @param to the moment after the last, later than {@code from}
 */
public record ExplainOptions(Instant from, Instant to) {

    /** @throws OperationException if the span is empty */
    public ExplainOptions {
        if (!from.isBefore(to)) {
            throw new OperationException("There is nothing from " + Timestamps.minute(from) + " to "
                    + Timestamps.minute(to) + ": the start must be earlier than the end.");
        }
    }

    /** The same without what is later than a moment. */
    ExplainOptions until(Instant moment) {
        return to.isAfter(moment) ? new ExplainOptions(from, moment) : this;
    }
}
