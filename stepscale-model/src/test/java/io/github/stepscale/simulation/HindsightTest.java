package io.github.stepscale.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.stepscale.traffic.Trace;
import io.github.stepscale.traffic.TraceReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HindsightTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Path TRACES = Path.of("../../shared/traces");

    @Test
    void withoutABudgetItIsWhatTryingEverythingFinds() {
        Random random = new Random(1);
        for (int i = 0; i < 100; i++) {
            Trace trace = tiny(random);
            Service service = service(10, random.nextInt(3), random.nextInt(3));
            int min = random.nextInt(2);
            double best = new BruteForce(trace, service, min, 3, 0).cheapest();
            Optional<Hindsight> hindsight = Hindsight.of(trace, service, min, 3, 0);

            if (best == Double.POSITIVE_INFINITY) {
                assertThat(hindsight).as("case " + i).isEmpty();
            } else {
                Hindsight found = hindsight.orElseThrow();
                assertThat((double) found.summary().instanceMinutes())
                        .as("case " + i)
                        .isEqualTo(best);
                assertThat(found.summary().excessRequests()).hasValue(0);
                assertThat(found.lowerBoundInstanceHours() * 60)
                        .as("bound " + i)
                        .isCloseTo(best, within(1e-6));
            }
        }
    }

    @Test
    void withABudgetTheTruthLiesBetweenTheBoundAndTheSchedule() {
        Random random = new Random(2);
        int apart = 0;
        for (int i = 0; i < 100; i++) {
            Trace trace = tiny(random);
            Service service = service(10, random.nextInt(3), random.nextInt(3));
            double share = random.nextDouble() * 0.3;
            double best = new BruteForce(trace, service, 1, 3, share).cheapest();
            Optional<Hindsight> hindsight = Hindsight.of(trace, service, 1, 3, share);

            assertThat(hindsight.isPresent()).as("case " + i).isEqualTo(best < Double.POSITIVE_INFINITY);
            if (hindsight.isPresent()) {
                Hindsight found = hindsight.get();
                assertThat(found.summary().excessFraction().orElseThrow()).isLessThanOrEqualTo(share + 1e-12);
                assertThat((double) found.summary().instanceMinutes())
                        .as("case " + i)
                        .isGreaterThanOrEqualTo(best);
                assertThat(found.lowerBoundInstanceHours() * 60).as("case " + i).isLessThanOrEqualTo(best + 1e-6);
                apart += found.summary().instanceMinutes() > best ? 1 : 0;
            }
        }
        assertThat(apart).as("cases in which the bound is not tight").isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"worldcup98_2weeks.csv", "servegen_m_large.csv", "nab_elb_requests.csv"})
    void theGapOnRealTrafficIsAtMostOnePercent(String file) throws Exception {
        assumeTrue(Files.exists(TRACES), "skipped: no " + TRACES);
        Trace trace = TraceReader.read(file, Files.readAllBytes(TRACES.resolve(file)));
        Hindsight found = Hindsight.of(trace, service(trace.peak() / 10, 4, 4), 1, 10, 0.01)
                .orElseThrow();

        assertThat(found.gap()).isBetween(0.0, 0.01);
        assertThat(found.summary().excessFraction().orElseThrow()).isLessThanOrEqualTo(0.01);
    }

    @Test
    void thereIsNoneIfTheMostInstancesAreTooFew() {
        Trace trace = Trace.of(START, 10, 40, 10);

        assertThat(Hindsight.of(trace, service(10, 1, 1), 1, 3, 0.1)).isEmpty();
        assertThat(Hindsight.of(trace, service(10, 1, 1), 1, 3, 0.2)).isPresent();
    }

    private static Trace tiny(Random random) {
        double[] requests = new double[4 + random.nextInt(5)];
        for (int i = 0; i < requests.length; i++) {
            requests[i] = random.nextInt(33);
        }
        return Trace.of(START, requests);
    }

    private static Service service(double requestsPerInstance, int scaleOutDelay, int scaleInDelay) {
        return Service.builder()
                .requestsPerInstance(requestsPerInstance)
                .scaleOutDelay(scaleOutDelay)
                .scaleInDelay(scaleInDelay)
                .build();
    }

    /** Tries every decision in every minute, as the minute loop would carry it out. */
    private record BruteForce(Trace trace, Service service, int min, int max, double share) {

        double cheapest() {
            double best = Double.POSITIVE_INFINITY;
            for (int first = min; first <= max; first++) {
                best = Math.min(best, from(0, first, 0, 0, 0, 0));
            }
            return best;
        }

        /** The least that is paid from a minute on; {@code delta} is under way until {@code doneAt}. */
        private double from(int minute, int running, int delta, int doneAt, double paid, double excess) {
            if (minute == trace.minutes()) {
                return excess <= share * trace.total() + 1e-9 ? paid : Double.POSITIVE_INFINITY;
            }
            boolean done = delta != 0 && doneAt == minute;
            int now = done ? running + delta : running;
            int left = done ? 0 : delta;
            double each = service.requestsPerInstance().orElseThrow();
            double over = excess + Math.max(0, trace.requests(minute) - now * each);
            double cost = paid + now + Math.max(0, left);
            if (left != 0) {
                return from(minute + 1, now, left, doneAt, cost, over);
            }
            double best = from(minute + 1, now, 0, 0, cost, over);
            for (int next = min; next <= max; next++) {
                if (next != now) {
                    int delay = next > now ? service.scaleOutDelay() : service.scaleInDelay();
                    best = Math.min(best, from(minute + 1, now, next - now, minute + 1 + delay, cost, over));
                }
            }
            return best;
        }
    }
}
