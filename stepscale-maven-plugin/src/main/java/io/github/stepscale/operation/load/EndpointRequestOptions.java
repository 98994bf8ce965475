package io.github.stepscale.operation.load;

import io.github.stepscale.aws.ModelInvoker;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Options of the requests to a model.
 *
 * @param payload the bodies, or their addresses in S3
 * @param invocation endpoint, headers and variant
 * @param runtime address of the SageMaker runtime; absent: that of AWS or of the emulator
 * @param timeout the longest wait for a response
 * @param continueOnModelError whether to continue if the model rejects a trial request
 */
public record EndpointRequestOptions(
        Payload payload,
        ModelInvoker.RequestParameters invocation,
        Optional<URI> runtime,
        Duration timeout,
        boolean continueOnModelError) {}
