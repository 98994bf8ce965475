package io.github.stepscale.operation.load;

import io.github.stepscale.aws.ModelInvoker;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How the model is called.
 *
 * @param payload what the requests carry
 * @param invocation what they are sent with
 * @param runtime where the model answers; absent: where AWS has it, or the emulator
 * @param patience how long an answer may take
 * @param continueOnModelError whether it goes on although the model refuses what is sent
 */
public record EndpointRequestOptions(
        Payload payload,
        ModelInvoker.RequestParameters invocation,
        Optional<URI> runtime,
        Duration patience,
        boolean continueOnModelError) {}
