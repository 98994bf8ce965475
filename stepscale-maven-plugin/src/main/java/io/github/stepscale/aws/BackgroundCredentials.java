package io.github.stepscale.aws;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * Keeps credentials for a second and renews them in the background, so that no request waits while they are read from a file or
 * asked of STS. Who asks after a longer pause waits as usual, and receives the error if there is one.
 */
final class BackgroundCredentials implements AwsCredentialsProvider {
    private static final long FRESH_NANOS = 1_000_000_000L;
    private static final long USABLE_NANOS = 10 * FRESH_NANOS;

    private final AwsCredentialsProvider source;
    private final Executor background;
    private final AtomicBoolean renewing = new AtomicBoolean();
    private volatile Optional<Snapshot> last = Optional.empty();

    private record Snapshot(AwsCredentials credentials, long nanos) {

        boolean isYoungerThan(long maxNanos) {
            return System.nanoTime() - nanos < maxNanos;
        }
    }

    BackgroundCredentials(AwsCredentialsProvider source, Executor background) {
        this.source = source;
        this.background = background;
    }

    @Override
    public AwsCredentials resolveCredentials() {
        Optional<Snapshot> known = last.filter(snapshot -> snapshot.isYoungerThan(USABLE_NANOS));
        if (known.isEmpty()) {
            return renew();
        }
        if (!known.get().isYoungerThan(FRESH_NANOS) && renewing.compareAndSet(false, true)) {
            background.execute(this::renewInBackground);
        }
        return known.get().credentials();
    }

    private void renewInBackground() {
        try {
            renew();
        } catch (RuntimeException unreadable) {
            // A call ten seconds later receives it.
        } finally {
            renewing.set(false);
        }
    }

    private AwsCredentials renew() {
        AwsCredentials renewed = source.resolveCredentials();
        last = Optional.of(new Snapshot(renewed, System.nanoTime()));
        return renewed;
    }
}
