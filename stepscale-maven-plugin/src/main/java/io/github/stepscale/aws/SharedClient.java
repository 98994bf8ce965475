package io.github.stepscale.aws;

import java.util.Optional;
import java.util.function.Supplier;

/** A client of the SDK, built at its first use and shared from then on. Safe for use by several threads. */
final class SharedClient<C> {
    private final Supplier<C> builder;
    private Optional<C> client = Optional.empty();

    SharedClient(Supplier<C> builder) {
        this.builder = builder;
    }

    /** @throws AwsException if the SDK cannot build the client from what the user has configured */
    synchronized C get() {
        if (client.isEmpty()) {
            client = Optional.of(SdkCalls.call("connect to AWS", builder));
        }
        return client.get();
    }
}
