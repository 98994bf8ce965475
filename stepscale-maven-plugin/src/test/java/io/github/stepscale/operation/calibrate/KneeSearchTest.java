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
                            start + random.nextInt(300_000)));
        }

        boolean meets(long rate) {
            return rate < capacity && serviceMillis / (1 - rate / capacity) <= latencyMillis;
        }

        /** Returns the rate at which the latency is exactly the required one. */
        double knee() {
            return capacity * (1 - serviceMillis / latencyMillis);
        }

        List<Long> run(KneeSearch search) {
            List<Long> tried = new ArrayList<>();
            while (search.next().isPresent()) {
                long rate = search.next().getAsLong();
                tried.add(rate);
                if (meets(rate)) {
                    search.recordMet();
                } else {
                    search.recordMissed();
                }
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

        if (one.knee() < plan.startRequestsPerMinute()) {
            assertThat(tried).containsExactly(plan.startRequestsPerMinute());
            assertThat(search.highestMet()).isEmpty();
        } else if (one.knee() >= plan.maxRequestsPerMinute()) {
            assertThat(search.highestMet()).hasValue(plan.maxRequestsPerMinute());
            assertThat(search.lowestMissed()).isEmpty();
        } else {
            double good = search.highestMet().orElseThrow();
            assertThat(good).isLessThanOrEqualTo(one.knee());
            assertThat(good).isGreaterThanOrEqualTo(Math.min(0.9 * one.knee(), one.knee() - 1));
            assertThat(search.lowestMissed().orElseThrow()).isGreaterThan((long) one.knee());
        }
        bounded(one, tried);
    }

    private static void bounded(Case one, List<Long> tried) {
        CalibrationPlan plan = one.plan();
        double most = Math.max(plan.startRequestsPerMinute(), one.knee() * plan.growth() + 1);
        assertThat(tried).doesNotHaveDuplicates();
        assertThat(tried).allMatch(rate -> rate <= Math.min(most, plan.maxRequestsPerMinute()));
        assertThat(tried.size()).isLessThanOrEqualTo(plan.maxSteps());
        assertThat(tried.stream().mapToDouble(plan::requests).sum()).isLessThanOrEqualTo(plan.maxRequests());
    }

    /** Nothing at or above a rate that was too much is tried again. */
    @ParameterizedTest
    @MethodSource("seeds")
    void aMissedRateIsNeverExceeded(long seed) {
        Random random = new Random(seed);
        KneeSearch search = new KneeSearch(1 + random.nextInt(50), 1.2 + random.nextDouble(), 100_000);
        int steps = 0;
        while (search.next().isPresent()) {
            long rate = search.next().getAsLong();
            search.lowestMissed().ifPresent(bad -> assertThat(rate).isLessThan(bad));
            search.highestMet().ifPresent(good -> assertThat(rate).isGreaterThan(good));
            if (random.nextInt(4) > 0) {
                search.recordMet();
            } else {
                search.recordMissed();
            }
            steps++;
        }
        assertThat(steps).isLessThan(100);
    }

    @Test
    void theHighestRateIsTriedToo() {
        KneeSearch search = new KneeSearch(60, 1.5, 100);
        List<Long> tried = new ArrayList<>();
        while (search.next().isPresent()) {
            tried.add(search.next().getAsLong());
            search.recordMet();
        }
        assertThat(tried).containsExactly(60L, 90L, 100L);
    }
}
