package io.github.stepscale.operation.record;

import io.github.stepscale.operation.OperationException;
import io.github.stepscale.text.Timestamps;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The time span to record, truncated to minutes.
 *
 * @param from the first minute, inclusive
 * @param to the end, exclusive; later than {@code from}
 */
public record RecordOptions(Instant from, Instant to) {

    /** @throws OperationException if the span contains no full minute */
    public RecordOptions {
        from = from.truncatedTo(ChronoUnit.MINUTES);
        to = to.truncatedTo(ChronoUnit.MINUTES);
        if (!from.isBefore(to)) {
            throw new OperationException("There is nothing to record from " + Timestamps.minute(from) + " to "
                    + Timestamps.minute(to) + ": the start must be at least a minute before the end.");
        }
    }
}
