package io.github.stepscale.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.curve.LatencyQuantile;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.service.Service;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The response of instances against {@link ReferenceResponse}, minute by minute. The two add and divide in another order
 * and with other digits, and each step carries the rounding of the step before; so they are compared to 1e-9 of what the
 * minute holds. What is empty, and what is zero, has to be so in both.
 */
class ResponseDifferentialTest {
    private static final int EVERY_DAY = 100;
    private static final int RUNS = 1_500;
    private static final double TOLERANCE = 1e-9;

    private final Map<String, Integer> seen = new TreeMap<>();

    @Test
    void bothAgreeOnEveryMinute() {
        agree(1, EVERY_DAY);
        assertThat(seen)
                .as("%s", seen)
                .satisfies(counts -> List.of(
                                "minutes above the curve",
                                "minutes with timed-out requests",
                                "minutes without instances",
                                "minutes without requests inside",
                                "minutes after a change",
                                "minutes with quantiles",
                                "minutes of an asynchronous endpoint")
                        .forEach(what -> assertThat(counts.getOrDefault(what, 0))
                                .as(what)
                                .isGreaterThan(100)));
    }

    @Test
    @Tag("slow")
    void bothAgreeOnManyServices() {
        agree(EVERY_DAY + 1, RUNS);
    }

    /** No alarm of these runs watches the response, so it changes nothing else. */
    @Test
    void aCurveLeavesEveryOtherNumberAsItIs() {
        for (long seed = 1; seed <= EVERY_DAY; seed++) {
            RandomRun run = RandomRun.of(seed);
            Timeline plain = Simulator.of(run.plan(), run.service()).run(run.trace());
            Timeline timeline = Simulator.of(run.plan(), service(seed, run)).run(run.trace());

            assertThat(plain.response()).isEmpty();
            assertThat(timeline.instanceMinutes()).isEqualTo(plain.instanceMinutes());
            for (int minute = 0; minute < plain.minutes(); minute++) {
                assertThat(ReferenceMinute.of(timeline, minute)).isEqualTo(ReferenceMinute.of(plain, minute));
            }
        }
    }

    /** Spans are served again after a decision, and a timeline is used again: neither leaves a trace. */
    @Test
    void theSameMinutesServedAgainAreTheSameToTheLastBit() {
        for (long seed = 1; seed <= EVERY_DAY; seed++) {
            RandomRun run = RandomRun.of(seed);
            Service service = service(seed, run);
            Simulator simulator = Simulator.of(run.plan(), service);
            Timeline timeline = simulator.run(run.trace());
            double[] inside = timeline.columns().inside.clone();
            double[] timedOut = timeline.columns().timedOut.clone();
            simulator.runAgain(timeline);
            assertThat(timeline.columns().inside).isEqualTo(inside);
            assertThat(timeline.columns().timedOut).isEqualTo(timedOut);

            StationaryFlow byTheMinute =
                    new StationaryFlow(InstanceResponse.of(service, run.plan()).orElseThrow());
            for (int minute = 0; minute < timeline.minutes(); minute++) {
                byTheMinute.serve(timeline, timeline.running(minute), minute, minute + 1);
            }
            assertThat(timeline.columns().inside).isEqualTo(inside);
            assertThat(timeline.columns().timedOut).isEqualTo(timedOut);
        }
    }

    private void agree(int first, int last) {
        for (long seed = first; seed <= last; seed++) {
            RandomRun run = RandomRun.of(seed);
            Service service = service(seed, run);
            Timeline timeline = Simulator.of(run.plan(), service).run(run.trace());
            boolean async = run.plan().scaling().target().kind() == EndpointKind.ASYNC;
            List<ReferenceResponse.Minute> expected = new ReferenceResponse(
                            service.responseCurve().orElseThrow(),
                            service.effectiveSaturation().orElseThrow(),
                            async
                                    ? Optional.empty()
                                    : Optional.of(
                                            BigDecimal.valueOf(service.timeout().toMillis() / 60_000.0)))
                    .run(timeline.requests, timeline.running);
            for (int minute = 0; minute < timeline.minutes(); minute++) {
                compare(seed, minute, timeline, expected.get(minute));
                count(service, timeline, minute, async);
            }
        }
    }

    private static Service service(long seed, RandomRun run) {
        Random random = new Random(seed * 104_729);
        random.nextLong();
        return new RandomCurve(new Draw(random)).service(run);
    }

    private static void compare(long seed, int minute, Timeline timeline, ReferenceResponse.Minute expected) {
        Timeline.Response actual = timeline.columns();
        String place = "seed " + seed + ", minute " + minute + ", ";
        same(place + "concurrency", actual.concurrency(minute), expected.concurrency());
        same(place + "throughput", actual.throughput(minute), expected.throughput());
        same(place + "latencyMean", actual.latencyMeanMs(minute), expected.latencyMeanMs());
        for (LatencyQuantile quantile : LatencyQuantile.values()) {
            same(
                    place + quantile,
                    actual.latencyMs(quantile, minute),
                    Optional.ofNullable(expected.latencyMs().get(quantile)));
        }
        // What is cut off is a small difference of large numbers.
        double held = timeline.requests[minute]
                + expected.timedOut().doubleValue()
                + expected.concurrency().map(BigDecimal::doubleValue).orElse(0.0) * timeline.running(minute);
        assertThat(Math.abs(actual.timedOut(minute) - expected.timedOut().doubleValue()))
                .as(place + "timedOut")
                .isLessThanOrEqualTo(TOLERANCE * Math.max(1, held));
    }

    private static void same(String what, double actual, Optional<BigDecimal> expected) {
        if (expected.isEmpty()) {
            assertThat(actual).as(what).isNaN();
            return;
        }
        double number = expected.get().doubleValue();
        assertThat(actual == 0).as(what).isEqualTo(number == 0);
        assertThat(Math.abs(actual - number))
                .as("%s: %s and %s", what, actual, number)
                .isLessThanOrEqualTo(TOLERANCE * Math.abs(number));
    }

    private void count(Service service, Timeline timeline, int minute, boolean async) {
        Timeline.Response response = timeline.columns();
        add("minutes", true);
        add(
                "minutes above the curve",
                response.throughput(minute)
                        > service.responseCurve().orElseThrow().lastRate());
        add("minutes with timed-out requests", response.timedOut(minute) > 0);
        add("minutes without instances", timeline.running(minute) == 0);
        add("minutes without requests inside", response.concurrency(minute) == 0);
        add("minutes after a change", minute > 0 && timeline.running(minute) != timeline.running(minute - 1));
        add("minutes with quantiles", !response.quantiles().isEmpty());
        add("minutes of an asynchronous endpoint", async);
    }

    private void add(String what, boolean happened) {
        seen.merge(what, happened ? 1 : 0, Integer::sum);
    }
}
