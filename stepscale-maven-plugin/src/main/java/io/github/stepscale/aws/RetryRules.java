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

/** When a request is sent again: by the SDK's own rule, for its clients and for requests of ours. */
final class RetryRules {
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final int THROTTLED = 10;

    private final RetryStrategy strategy;

    RetryRules(RetryStrategy strategy) {
        this.strategy = strategy;
    }

    /**
     * The SDK's standard rule: three times, after a throttle, a fault of the service, or a lost answer.
     *
     * @param pause the first
     */
    static RetryStrategy strategy(Duration pause) {
        return AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .backoffStrategy(BackoffStrategy.exponentialDelay(pause, LONGEST))
                .throttlingBackoffStrategy(BackoffStrategy.exponentialDelay(pause.multipliedBy(THROTTLED), LONGEST))
                .build();
    }

    /** Sends a request until it succeeds, or the rule gives up: then it fails as the last time. */
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
