package io.github.stepscale.aws;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("timing")
class ExchangeTimeoutTest {
    private static final Duration SHORT = Duration.ofMillis(20);

    @Test
    @Timeout(20)
    void anAbortThatBlocksDelaysNoOtherExchange() {
        CountDownLatch blocked = new CountDownLatch(1);
        try (ExchangeTimeout timeout = new ExchangeTimeout()) {
            CountDownLatch firstAborted = new CountDownLatch(1);
            assertTimesOut(timeout, firstAborted, () -> {
                firstAborted.countDown();
                await(blocked);
            });

            CountDownLatch secondAborted = new CountDownLatch(1);
            assertTimesOut(timeout, secondAborted, secondAborted::countDown);
        } finally {
            blocked.countDown();
        }
    }

    private static void assertTimesOut(ExchangeTimeout timeout, CountDownLatch aborted, Runnable abort) {
        assertThatExceptionOfType(SocketTimeoutException.class)
                .isThrownBy(() -> timeout.within(SHORT, abort, () -> {
                    await(aborted);
                    throw new IOException("aborted");
                }));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
