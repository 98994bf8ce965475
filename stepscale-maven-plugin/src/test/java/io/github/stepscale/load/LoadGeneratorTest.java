package io.github.stepscale.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.traffic.ConstantProfile;
import io.github.stepscale.traffic.Trace;
import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("timing")
class LoadGeneratorTest {
    private static final Optional<RequestError> GOOD = Optional.empty();

    /** So many requests a second, for so many seconds. */
    private static LoadProfile rate(double perSecond, double seconds) {
        return new LoadProfile(Trace.of(Instant.EPOCH, perSecond * 60), 1, 60 / seconds, RequestSpacing.EVEN, 0);
    }

    private static LoadResult run(LoadProfile profile, LoadLimits limits, RequestSender sender) {
        return new LoadGenerator(profile, limits, sender, new StopSwitch()).run();
    }

    /** Waits so long with each answer. */
    private static RequestSender taking(Duration time) {
        return number -> {
            sleep(time);
            return GOOD;
        };
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void belowCapacityEveryRequestIsSentAndAnswered() {
        LoadResult result = run(rate(200, 1), LoadLimits.standard(), taking(Duration.ofMillis(20)));

        assertThat(result.due()).isEqualTo(200);
        assertThat(result.sent()).isEqualTo(200);
        assertThat(result.done()).isEqualTo(200);
        assertThat(result.late()).as("only what a busy machine delays").isLessThan(50);
        assertThat(result.errors()).isZero();
        assertThat(result.unsent()).isZero();
        assertThat(result.unanswered()).isZero();
        assertThat(result.stopReason()).isEmpty();
        assertThat(result.latency().orElseThrow().p50()).isBetween(20d, 200d);
        assertThat(Duration.between(result.start(), result.end())).isGreaterThan(Duration.ofMillis(990));
    }

    /** A slow answer delays nothing: that is what makes the loop an open one. */
    @Test
    void slowAnswersDelayNoLaterRequest() {
        LoadResult result = run(rate(200, 0.5), LoadLimits.standard(), taking(Duration.ofMillis(500)));

        assertThat(result.sent()).isEqualTo(100);
        assertThat(Duration.between(result.start(), result.end())).isLessThan(Duration.ofSeconds(6));
        assertThat(result.late()).as("only what a busy machine delays").isLessThan(50);
    }

    @Test
    void errorsAreCountedByKindWithTheFirstMessage() {
        LoadResult result = run(rate(500, 0.2), LoadLimits.standard(), number -> switch ((int) (number % 4)) {
            case 0 -> GOOD;
            case 1 -> Optional.of(new RequestError("THROTTLED", "slow down " + number));
            case 2 -> Optional.of(new RequestError("TIMEOUT", "late"));
            default -> throw new IllegalStateException("unforeseen");
        });

        assertThat(result.done()).isEqualTo(25);
        assertThat(result.failures())
                .extracting(LoadResult.Failure::kind)
                .containsExactly("OTHER", "THROTTLED", "TIMEOUT");
        assertThat(result.failures()).allMatch(failure -> failure.count() == 25);
        assertThat(result.failures().get(1).first()).startsWith("slow down ");
        assertThat(result.minutes().stream()
                        .mapToLong(minute -> minute.errors().get("TIMEOUT"))
                        .sum())
                .isEqualTo(25);
    }

    @Test
    void theMaximumInFlightIsNeverExceeded() {
        AtomicInteger present = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        LoadResult result = run(rate(1_000, 0.2), LoadLimits.standard().withMaxInFlight(7), number -> {
            most.accumulateAndGet(present.incrementAndGet(), Math::max);
            sleep(Duration.ofMillis(10));
            present.decrementAndGet();
            return GOOD;
        });

        assertThat(most.get()).isBetween(2, 7);
        assertThat(result.sent()).isEqualTo(200);
    }

    @Test
    void theMaximumOfErrorsEndsTheRun() {
        LoadResult result = run(
                rate(100, 60),
                LoadLimits.standard().withMaxErrors(10),
                number -> Optional.of(new RequestError("THROTTLED", "no")));

        // Those that end meanwhile count too.
        assertThat(result.stopReason().orElseThrow()).matches("the run had \\d\\d errors, the maximum that is allowed");
        assertThat(result.errors()).isBetween(10L, 100L);
    }

    @Test
    void theMaximumOfRequestsEndsTheRun() {
        LoadResult result = run(rate(100, 60), LoadLimits.standard().withMaxRequests(12), number -> GOOD);

        assertThat(result.sent()).isEqualTo(12);
        assertThat(result.stopReason()).contains("the run sent the maximum of 12 requests");
    }

    /** What is due at its very end is not part of it. */
    @Test
    void theMaximumDurationIsAPlannedEnd() {
        LoadResult result =
                run(rate(100, 60), LoadLimits.standard().withMaxDuration(Duration.ofMillis(300)), number -> GOOD);

        assertThat(result.stopReason()).isEmpty();
        assertThat(result.due()).isEqualTo(30);
        assertThat(result.done()).isEqualTo(30);
    }

    @Test
    void aRunThatCannotSendWithinTheMaximumDurationIsCutShort() {
        LoadLimits limits = LoadLimits.standard()
                .withMaxInFlight(2)
                .withMaxDuration(Duration.ofMillis(200))
                .withDrainTimeout(Duration.ofMillis(100));
        LoadResult result = run(rate(100, 60), limits, taking(Duration.ofSeconds(30)));

        assertThat(result.stopReason())
                .contains("the maximum duration was over before all requests that were due could be sent");
        assertThat(result.sent()).isEqualTo(2);
        assertThat(result.due()).as("none that was due later").isEqualTo(20);
        assertThat(result.unsent()).isEqualTo(18);
    }

    /** Requests that were not sent, and requests without an answer, are counted separately. */
    @Test
    void aStoppedRunKeepsItsMeasurements() throws InterruptedException {
        StopSwitch stop = new StopSwitch();
        AtomicLong sent = new AtomicLong();
        LoadLimits limits = LoadLimits.standard().withMaxInFlight(20).withDrainTimeout(Duration.ofMillis(200));
        LoadGenerator generator = new LoadGenerator(
                rate(400, 15),
                limits,
                number -> {
                    if (sent.incrementAndGet() > 10) {
                        sleep(Duration.ofMinutes(1));
                    }
                    return GOOD;
                },
                stop);
        Thread stopper = new Thread(() -> {
            sleep(Duration.ofMillis(200));
            stop.stop("the test stopped it");
            stop.stop("too late");
        });
        stopper.start();
        LoadResult result = generator.run();
        stopper.join();

        assertThat(result.stopReason()).contains("the test stopped it");
        assertThat(result.done()).isEqualTo(10);
        assertThat(result.sent()).isEqualTo(30);
        assertThat(result.unanswered()).isEqualTo(20);
        assertThat(result.due()).isEqualTo(result.sent() + result.unsent());
        assertThat(result.unsent()).isBetween(20L, 90L);
    }

    @Test
    void theLogHoldsTheLatenciesOfTheResult() {
        LoadResult result = run(rate(500, 0.2), LoadLimits.standard(), taking(Duration.ofMillis(5)));
        HistogramLogReader reader =
                new HistogramLogReader(new ByteArrayInputStream(result.log().getBytes(StandardCharsets.UTF_8)));
        long due = 0;
        long sent = 0;
        for (EncodableHistogram next = reader.nextIntervalHistogram();
                next != null;
                next = reader.nextIntervalHistogram()) {
            long count = ((Histogram) next).getTotalCount();
            due += next.getTag().equals("due") ? count : 0;
            sent += next.getTag().equals("sent") ? count : 0;
        }
        assertThat(due).isEqualTo(100);
        assertThat(sent).isEqualTo(100);
    }

    @Test
    void progressCoversTheTimeSinceThePreviousReport() {
        LoadGenerator generator = new LoadGenerator(
                rate(500, 0.2), LoadLimits.standard(), taking(Duration.ofMillis(5)), new StopSwitch());
        assertThat(generator.progress().latency()).isEmpty();
        generator.run();

        LoadProgress progress = generator.progress();
        assertThat(progress.due()).isPositive();
        assertThat(progress.done()).isEqualTo(progress.due());
        assertThat(progress.inFlight()).isZero();
        assertThat(progress.latency().orElseThrow().p50()).isGreaterThanOrEqualTo(5);
        assertThat(generator.progress().done()).isZero();
    }

    @Test
    void minutesHaveNoGaps() {
        LoadProfile sparse = LoadProfile.of(new ConstantProfile(60, 1).from(Instant.EPOCH));
        LoadResult result = run(sparse, LoadLimits.standard().withMaxDuration(Duration.ofMillis(200)), number -> GOOD);

        assertThat(result.minutes()).hasSizeBetween(1, 2);
        assertThat(result.minutes())
                .allMatch(minute -> minute.start().toEpochMilli() % 60_000 == 0
                        && minute.start().getNano() == 0);
    }

    /** Each request that was due is in one count, and each that was sent. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void nothingIsLostAndNothingCountedTwice(long seed) {
        Random random = new Random(seed);
        LoadLimits limits = LoadLimits.standard()
                .withMaxInFlight(1 + random.nextInt(20))
                .withMaxErrors(random.nextBoolean() ? 20 : Long.MAX_VALUE)
                .withMaxRequests(random.nextBoolean() ? 150 : Long.MAX_VALUE)
                .withDrainTimeout(Duration.ofMillis(300));
        AtomicLong sent = new AtomicLong();
        LoadResult result = run(rate(1_000, 0.2), limits, number -> {
            sent.incrementAndGet();
            sleep(Duration.ofMillis(number % 7 * 2));
            return number % 5 == 0 ? Optional.of(new RequestError("KIND" + number % 10, "no")) : GOOD;
        });

        assertThat(result.due()).isEqualTo(result.sent() + result.unsent());
        assertThat(result.sent()).isEqualTo(result.done() + result.errors() + result.unanswered());
        assertThat(result.sent()).isEqualTo(sent.get());
        assertThat(result.late()).isLessThanOrEqualTo(result.due());
        if (result.stopReason().isEmpty()) {
            assertThat(result.due()).isEqualTo(200);
        }
    }

    /** Everything that is due while all slots wait is late, also what waits for others that wait. */
    @Test
    void everyRequestThatWaitedIsLate() {
        long[] stallEnds = {0};
        LoadResult result = run(rate(200, 1), LoadLimits.standard().withMaxInFlight(5), number -> {
            // All that are sent from 0.2 s on are answered at 0.8 s.
            if (number == 40) {
                stallEnds[0] = System.nanoTime() + 600_000_000L;
            }
            sleep(Duration.ofNanos(Math.max(0, stallEnds[0] - System.nanoTime())));
            return GOOD;
        });

        assertThat(result.sent()).isEqualTo(200);
        assertThat(result.late()).isBetween(85L, 160L);
        assertThat(result.sendDelay().orElseThrow().max()).isGreaterThan(450);
    }

    /** A warning that this machine sends too slowly begins at a p99 of 100 ms: nobody reads that none was late beside it. */
    @Test
    void whoeverIsSentLateIsCounted() {
        LoadResult result = run(rate(200, 1), LoadLimits.standard(), new RequestSender() {
            @Override
            public Optional<RequestError> send(long number) {
                return GOOD;
            }

            @Override
            public void send(long number, RequestListener listener) {
                sleep(Duration.ofMillis(number == 50 ? 500 : 0)); // blocks who must not wait
                listener.sent();
                listener.answered(GOOD);
            }

            @Override
            public boolean isAsync() {
                return true;
            }
        });

        assertThat(result.sendDelay().orElseThrow().p99()).isGreaterThan(100);
        assertThat(result.late()).isGreaterThan(30);
        assertThat(result.waited()).as("it was not the maximum in flight").isZero();
    }

    @Test
    void anErrorOfTheSenderIsAFailedRequestAndFreesItsSlot() {
        LoadResult result = run(rate(500, 0.2), LoadLimits.standard().withMaxInFlight(2), number -> {
            throw new StackOverflowError();
        });

        assertThat(result.sent()).isEqualTo(100);
        assertThat(result.failures()).containsExactly(new LoadResult.Failure("OTHER", 100, "StackOverflowError"));
        assertThat(result.unanswered()).isZero();
    }

    /** Such as a thread that cannot be made. */
    @Test
    void aRequestThatCannotBeStartedDoesNotEndTheRun() {
        LoadResult result = run(rate(500, 0.2), LoadLimits.standard().withMaxInFlight(2), new RequestSender() {
            @Override
            public Optional<RequestError> send(long number) {
                return GOOD;
            }

            @Override
            public void send(long number, RequestListener listener) {
                if (number % 2 == 0) {
                    throw new OutOfMemoryError("unable to create native thread");
                }
                listener.sent();
                listener.answered(GOOD);
            }

            @Override
            public boolean isAsync() {
                return true;
            }
        });

        assertThat(result.done()).isEqualTo(50);
        assertThat(result.sent()).isEqualTo(100);
        assertThat(result.failures())
                .containsExactly(new LoadResult.Failure("OTHER", 50, "unable to create native thread"));
    }

    @Test
    void anInterruptEndsTheRunAndDoesNotKeepTheProcessorBusy() {
        LoadLimits limits = LoadLimits.standard().withDrainTimeout(Duration.ofSeconds(1));
        LoadGenerator generator =
                new LoadGenerator(rate(100, 60), limits, taking(Duration.ofSeconds(30)), new StopSwitch());
        Thread.currentThread().interrupt();
        long before = cpuOfThisThread();
        LoadResult result = generator.run();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(result.stopReason()).contains("it was interrupted");
        assertThat(Duration.ofNanos(cpuOfThisThread() - before)).isLessThan(Duration.ofMillis(500));
    }

    @Test
    void anInterruptWhileTheLastResponsesAreAwaitedDoesNotKeepTheProcessorBusy() {
        LoadLimits limits = LoadLimits.standard().withDrainTimeout(Duration.ofSeconds(1));
        LoadGenerator generator =
                new LoadGenerator(rate(100, 0.1), limits, taking(Duration.ofSeconds(30)), new StopSwitch());
        Thread run = Thread.currentThread();
        Thread interrupter = new Thread(() -> {
            sleep(Duration.ofMillis(300));
            run.interrupt();
        });
        interrupter.start();
        long before = cpuOfThisThread();
        LoadResult result = generator.run();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(result.unanswered()).isEqualTo(10);
        assertThat(Duration.ofNanos(cpuOfThisThread() - before)).isLessThan(Duration.ofMillis(500));
    }

    private static long cpuOfThisThread() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
