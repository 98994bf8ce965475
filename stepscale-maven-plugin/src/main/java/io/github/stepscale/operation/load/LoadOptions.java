package io.github.stepscale.operation.load;

import io.github.stepscale.aws.Invocation;
import io.github.stepscale.load.LoadLimits;
import io.github.stepscale.load.LoadProfile;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How a load run is done.
 *
 * @param shape the traffic in words, such as {@code ramp from 60 by 30}
 * @param profile which requests are due when
 * @param limits what keeps it within bounds
 * @param payload what the requests carry
 * @param invocation what they are sent with
 * @param runtime where the model answers; absent: where AWS has it, or the emulator
 * @param patience how long an answer may take
 * @param askAbove of so many requests it asks first
 * @param continueOnModelError whether it goes on although the model refuses what is sent
 * @param watch whether capacity, alarms and activities are read meanwhile
 */
public record LoadOptions(
        String shape,
        LoadProfile profile,
        LoadLimits limits,
        Payload payload,
        Invocation invocation,
        Optional<URI> runtime,
        Duration patience,
        long askAbove,
        boolean continueOnModelError,
        boolean watch) {

    CallOptions calls() {
        return new CallOptions(payload, invocation, runtime, patience, continueOnModelError);
    }
}
