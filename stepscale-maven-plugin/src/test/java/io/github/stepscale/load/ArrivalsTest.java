package io.github.stepscale.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepscale.traffic.ConstantProfile;
import io.github.stepscale.traffic.RampProfile;
import io.github.stepscale.traffic.Trace;
import java.time.Instant;
import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalsTest {
    private static final long SECOND = 1_000_000_000;
    private static final long MINUTE = 60 * SECOND;

    private static Trace trace(double... requests) {
        return Trace.of(Instant.EPOCH, requests);
    }

    private static long[] all(LoadProfile profile) {
        Arrivals arrivals = new Arrivals(profile);
        LongStream.Builder due = LongStream.builder();
        while (arrivals.hasNext()) {
            due.add(arrivals.next());
        }
        assertThatThrownBy(arrivals::next).isInstanceOf(NoSuchElementException.class);
        return due.build().toArray();
    }

    private static long within(long[] due, int minute) {
        return Arrays.stream(due).filter(at -> at / MINUTE == minute).count();
    }

    @Test
    void aConstantRateIsEvenlySpaced() {
        long[] due = all(LoadProfile.of(new ConstantProfile(60, 2).from(Instant.EPOCH)));

        assertThat(due).hasSize(120);
        for (int i = 0; i < due.length; i++) {
            assertThat(due[i]).isEqualTo(i * SECOND);
        }
    }

    @Test
    void theRampOfTheSampleSendsItsOwnNumbers() {
        long[] due = all(LoadProfile.of(new RampProfile(60, 30, 5, 10).from(Instant.EPOCH)));

        for (int minute = 0; minute < 50; minute++) {
            assertThat(within(due, minute)).isEqualTo(60 + 30L * (minute / 5));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void everyMinuteGetsItsRequests(long seed) {
        Random random = new Random(seed);
        double[] requests =
                random.ints(40, -50, 300).mapToDouble(n -> Math.max(0, n)).toArray();
        requests[7] = 1;
        long[] due = all(LoadProfile.of(trace(requests)));

        for (int minute = 0; minute < requests.length; minute++) {
            assertThat(within(due, minute))
                    .as("minute %d, seed %d", minute, seed)
                    .isEqualTo((long) requests[minute]);
        }
        assertThat(due).isSorted();
    }

    @Test
    void fractionsAddUp() {
        assertThat(all(LoadProfile.of(trace(0.5, 0.5, 0, 1.5))))
                .containsExactly(0, 3 * MINUTE, 3 * MINUTE + 40 * SECOND);
    }

    @Test
    void scaleMultipliesAndSpeedShortensAtTheSameRate() {
        long[] scaled = all(new LoadProfile(trace(60, 120), 2, 1, RequestSpacing.EVEN, 0));
        long[] fast = all(new LoadProfile(trace(60, 120), 1, 2, RequestSpacing.EVEN, 0));

        assertThat(scaled).hasSize(360);
        assertThat(fast).hasSize(90);
        assertThat(Arrays.stream(fast).filter(at -> at < 30 * SECOND)).hasSize(30);
        assertThat(fast[1] - fast[0]).isEqualTo(SECOND);
    }

    /** Kolmogorov and Smirnov: the gaps of a Poisson process are exponentially distributed. */
    @ParameterizedTest
    @ValueSource(longs = {1, 42, 20_260_101})
    void poissonGapsAreExponential(long seed) {
        long[] due = all(new LoadProfile(trace(6_000, 6_000), 1, 1, RequestSpacing.POISSON, seed));
        double[] gaps = new double[due.length - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = (due[i + 1] - due[i]) / (double) SECOND;
        }

        assertThat(distance(gaps, 100)).isLessThan(critical(gaps.length));
        assertThat(distance(gaps, 110))
                .as("a rate that is a tenth off is noticed")
                .isGreaterThan(critical(gaps.length));
        double[] even = new double[gaps.length];
        Arrays.fill(even, 0.01);
        assertThat(distance(even, 100)).as("even gaps are noticed").isGreaterThan(critical(even.length));
    }

    /** Given the rate of each minute, where the requests of a minute lie in it is uniformly distributed. */
    @Test
    void poissonFollowsTheTraffic() {
        long[] due = all(new LoadProfile(trace(1_000, 0, 4_000), 1, 1, RequestSpacing.POISSON, 7));

        assertThat(within(due, 0)).isBetween(900L, 1_100L);
        assertThat(within(due, 1)).isZero();
        assertThat(within(due, 2)).isBetween(3_800L, 4_200L);
        assertThat(all(new LoadProfile(trace(1_000, 0, 4_000), 1, 1, RequestSpacing.POISSON, 7)))
                .as("the same seed")
                .isEqualTo(due);
        assertThat(all(new LoadProfile(trace(1_000, 0, 4_000), 1, 1, RequestSpacing.POISSON, 8)))
                .isNotEqualTo(due);
    }

    /** The largest distance between the distribution of the gaps and the exponential one. */
    private static double distance(double[] gaps, double rate) {
        double[] sorted = gaps.clone();
        Arrays.sort(sorted);
        double most = 0;
        for (int i = 0; i < sorted.length; i++) {
            double expected = 1 - Math.exp(-rate * sorted[i]);
            most = Math.max(
                    most, Math.max(expected - (double) i / sorted.length, (i + 1.0) / sorted.length - expected));
        }
        return most;
    }

    /** At a level of one in a thousand. */
    private static double critical(int count) {
        return 1.95 / Math.sqrt(count);
    }
}
