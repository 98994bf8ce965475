package io.github.stepscale.operation.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against a server whose latency is known in closed form: that of a queue with one server, s / (1 - rate / capacity). */
class KneeSearchTest {
    private static final int SEEDS = 300;

    private static LongStream seeds() {
        return LongStream.range(0, SEEDS);
    }

    /** A server, the required latency, and a search. */
    private record Case(double serviceMillis, double capacity, double latencyMillis, CalibrationPlan plan) {

        static Case of(Random random) {
            double service = 1 + random.nextInt(500);
            double latency = service * (1.05 + 20 * random.nextDouble());
            long start = 20 + random.nextInt(200);
            return new Case(
                    service,
                    start * Math.pow(10, 0.2 + 3 * random.nextDouble()),
                    latency,
                    new CalibrationPlan(
                            Duration.ofMillis((long) latency),
                            0.5,
                            start,
                            1.2 + 3 * random.nextDouble(),
                            Duration.ofSeconds(60),
                            start + random.nextInt(300_000),
                            8 + random.nextInt(50),
                            false));
        }

        /** Returns the rate at which the latency is exactly the required one. */
        double knee() {
            return capacity * (1 - serviceMillis / latencyMillis);
        }

        /** Of ten thousand requests, so many that chance plays no part. */
        StepSample sample(long rate) {
            return new StepSample(rate, 10_000, slow(rate));
        }

        /** 1 in 20 at the knee; ten times as many or as few at a third more or less. */
        private long slow(long rate) {
            double odds = Math.pow(rate / knee(), 8) / 19;
            return knee() <= 0 ? 10_000 : Math.round(10_000 * odds / (1 + odds));
        }

        List<Long> run(KneeSearch search) {
            List<Long> tried = new ArrayList<>();
            while (search.next().isPresent()) {
                long rate = search.next().getAsLong();
                tried.add(rate);
                search.record(sample(rate), sample(rate).isMet());
            }
            return tried;
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theSearchFindsTheKneeFromBelow(long seed) {
        Case one = Case.of(new Random(seed));
        CalibrationPlan plan = one.plan();
        KneeSearch search = plan.search();
        List<Long> tried = one.run(search);

        long start = plan.startRequestsPerMinute();
        if (!one.sample(start).isMet()) {
            assertThat(tried).containsExactly(start, start, start);
            assertThat(search.highestMet()).isEmpty();
            assertThat(search.estimate()).isEmpty();
        } else if (one.sample(plan.maxRequestsPerMinute()).isMet()) {
            assertThat(search.highestMet()).hasValue(plan.maxRequestsPerMinute());
            assertThat(search.lowestMissed()).isEmpty();
            assertThat(search.estimate()).isEmpty();
        } else {
            KneeEstimate estimate = search.estimate().orElseThrow();
            assertThat((double) estimate.rate()).isBetween(0.95 * one.knee() - 1, 1.05 * one.knee() + 1);
            assertThat(estimate.low()).isLessThanOrEqualTo((long) one.knee() + 1);
            assertThat(estimate.high()).isGreaterThanOrEqualTo((long) one.knee());
        }
        bounded(one, tried);
    }

    private static void bounded(Case one, List<Long> tried) {
        CalibrationPlan plan = one.plan();
        double most = Math.max(plan.startRequestsPerMinute(), 1.1 * one.knee() * plan.growth() + 1);
        assertThat(tried).allMatch(rate -> rate <= Math.min(most, plan.maxRequestsPerMinute()));
        assertThat((long) tried.size()).isLessThanOrEqualTo(plan.maxSteps());
        assertThat(tried.stream().mapToDouble(plan::requests).sum()).isLessThanOrEqualTo(plan.maxRequests());
    }

    @Test
    void theHighestRateIsTriedTwice() {
        KneeSearch search = new KneeSearch(60, 1.5, 100, 16);

        assertThat(tried(search, 0, 0, 0, 0, 0)).containsExactly(60L, 60L, 90L, 100L, 100L);
        assertThat(search.next()).isEmpty();
        assertThat(search.highestMet()).hasValue(100);
    }

    @Test
    void aLuckyHighestRateIsNotBelieved() {
        KneeSearch search = new KneeSearch(60, 1.5, 100, 16);

        assertThat(tried(search, 0, 0, 0, 4, 9)).endsWith(100L, 100L);
        assertThat(search.lowestMissed()).hasValue(100);
        assertThat(search.next()).isPresent();
    }

    /** A model that is slow when cold, for the warm-up and the first step. */
    @Test
    void theFirstStepIsAskedTwice() {
        KneeSearch search = new KneeSearch(60, 1.5, 1_000, 16);
        assertThat(search.warmsUp()).isTrue();

        assertThat(tried(search, 100, 80, 0)).containsExactly(60L, 60L, 60L);
        assertThat(search.warmsUp()).isFalse();
        assertThat(search.next()).hasValue(90);
    }

    @Test
    void theFirstStepThatIsMissedTwiceEndsTheSearch() {
        KneeSearch search = new KneeSearch(60, 1.5, 1_000, 16);

        assertThat(tried(search, 0, 80, 70)).hasSize(3);
        assertThat(search.next()).isEmpty();
        assertThat(search.estimate()).isEmpty();
    }

    /** 6 of 100 slow may be luck; 11 are not. */
    @Test
    void aNarrowMissIsAskedAgain() {
        KneeSearch narrow = new KneeSearch(60, 1.5, 1_000, 16);
        assertThat(tried(narrow, 0, 0, 6, 3)).containsExactly(60L, 60L, 90L, 90L);
        assertThat(narrow.next()).hasValue(135);

        KneeSearch clear = new KneeSearch(60, 1.5, 1_000, 16);
        assertThat(tried(clear, 0, 0, 11)).containsExactly(60L, 60L, 90L);
        assertThat(clear.next()).hasValue(73);
    }

    /** Steps that are all met although a higher one was missed: the estimate goes up, step by step. */
    @Test
    void theLastMetRateIsConfirmedWithOtherArrivals() {
        KneeSearch search = new KneeSearch(1_000, 2, 100_000, 64);
        int confirmations = 0;
        tried(search, 0, 0, 100);
        while (search.next().isPresent()) {
            tried(search, 3);
            confirmations += search.estimate().isPresent() ? 1 : 0;
        }

        assertThat(confirmations).isBetween(KneeSearch.MIN_CONFIRMATIONS, 65);
        assertThat(search.estimate().orElseThrow().rate()).isGreaterThan(1_700);
    }

    /** Records steps of 100 requests with so many slow ones. */
    private static List<Long> tried(KneeSearch search, int... slow) {
        List<Long> tried = new ArrayList<>();
        for (int count : slow) {
            StepSample sample = new StepSample(search.next().orElseThrow(), 100, count);
            tried.add(sample.rate());
            search.record(sample, sample.isMet());
        }
        return tried;
    }
}
