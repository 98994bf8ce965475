package io.github.stepscale.aws;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.retries.api.AcquireInitialTokenRequest;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RecordSuccessRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenRequest;
import software.amazon.awssdk.retries.api.RefreshRetryTokenResponse;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.retries.api.RetryToken;
import software.amazon.awssdk.retries.api.TokenAcquisitionFailedException;

/** Retries requests by the SDK's standard rule; shared by its clients and by {@link SignedRequests}. */
final class RetryRules {
    private static final Duration MAX_PAUSE = Duration.ofSeconds(20);
    private static final int THROTTLING_FACTOR = 10;

    private final RetryStrategy strategy;

    RetryRules(RetryStrategy strategy) {
        this.strategy = strategy;
    }

    /**
     * Returns the SDK's standard rule: three attempts, after a throttle, a service error or a lost response.
     *
     * @param pause the longest pause before the first retry
     */
    static RetryStrategy strategy(Duration pause) {
        return AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .backoffStrategy(BackoffStrategy.exponentialDelay(pause, MAX_PAUSE))
                .throttlingBackoffStrategy(
                        BackoffStrategy.exponentialDelay(pause.multipliedBy(THROTTLING_FACTOR), MAX_PAUSE))
                .build();
    }

    /** Sends a request until it succeeds or the rule gives up; then it throws the last failure. */
    <T> T call(Supplier<T> request) {
        RetryToken token = strategy.acquireInitialToken(AcquireInitialTokenRequest.create("stepscale"))
                .token();
        while (true) {
            try {
                T answer = request.get();
                strategy.recordSuccess(RecordSuccessRequest.create(token));
                return answer;
            } catch (SdkException failed) {
                RefreshRetryTokenResponse again = again(token, failed);
                pause(again.delay());
                token = again.token();
            }
        }
    }

    private RefreshRetryTokenResponse again(RetryToken token, SdkException failed) {
        try {
            return strategy.refreshRetryToken(RefreshRetryTokenRequest.builder()
                    .token(token)
                    .failure(failed)
                    .build());
        } catch (TokenAcquisitionFailedException over) {
            failed.addSuppressed(over);
            throw failed;
        }
    }

    private static void pause(Duration duration) {
        try {
            TimeUnit.NANOSECONDS.sleep(duration.toNanos());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw AbortedException.create("interrupted before a request was sent again");
        }
    }
}
