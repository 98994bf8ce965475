package io.github.stepscale.operation.record;

import io.github.stepscale.operation.OperationException;
import io.github.stepscale.text.Timestamps;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Which span of time to record. Seconds are cut off.
 *
 * @param from the first minute
 * @param to the minute after the last, later than {@code from}
 */
public record RecordOptions(Instant from, Instant to) {

    /** @throws OperationException if no full minute is in the span */
    public RecordOptions {
        from = from.truncatedTo(ChronoUnit.MINUTES);
        to = to.truncatedTo(ChronoUnit.MINUTES);
        if (!from.isBefore(to)) {
            throw new OperationException("There is nothing to record from " + Timestamps.minute(from) + " to "
                    + Timestamps.minute(to) + ": the start must be earlier than the end, by a minute or more.");
        }
    }
}
