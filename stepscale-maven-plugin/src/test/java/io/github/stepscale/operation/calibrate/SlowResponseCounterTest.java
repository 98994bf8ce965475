package io.github.stepscale.operation.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class SlowResponseCounterTest {
    private static final Duration NEVER = Duration.ofMinutes(1);

    @Test
    void quickAnswersAreNotSlow() {
        SlowResponseCounter answers = new SlowResponseCounter(number -> Optional.empty(), NEVER, 100);
        send(answers, 0, 100);

        assertThat(answers.hasTooManySlow()).isFalse();
        assertThat(answers.areAllAnswered()).isTrue();
    }

    /** Three may be a hiccup, and so may be a hundredth of the step. */
    @Test
    void aFewSlowAnswersAreTolerated() {
        SlowResponseCounter answers = new SlowResponseCounter(number -> Optional.empty(), Duration.ZERO, 100);
        send(answers, 0, 3);
        assertThat(answers.hasTooManySlow()).isFalse();
        send(answers, 3, 1);
        assertThat(answers.hasTooManySlow()).isTrue();

        SlowResponseCounter ofALongStep = new SlowResponseCounter(number -> Optional.empty(), Duration.ZERO, 10_000);
        send(ofALongStep, 0, 100);
        assertThat(ofALongStep.hasTooManySlow()).isFalse();
    }

    /** A model that answers nothing any more has no slow answers. */
    @Test
    void aRequestThatWaitsTooLongIsSlowBeforeItsAnswer() throws InterruptedException {
        CountDownLatch released = new CountDownLatch(1);
        CountDownLatch sent = new CountDownLatch(4);
        SlowResponseCounter answers = new SlowResponseCounter(
                number -> {
                    sent.countDown();
                    await(released);
                    return Optional.empty();
                },
                Duration.ZERO,
                100);
        for (int number = 0; number < 4; number++) {
            long which = number;
            new Thread(() -> answers.send(which)).start();
        }
        sent.await();

        assertThat(answers.hasTooManySlow()).isTrue();
        assertThat(answers.areAllAnswered()).isFalse();
        released.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(SlowResponseCounter answers, int from, int count) {
        for (int number = from; number < from + count; number++) {
            answers.send(number);
        }
    }
}
