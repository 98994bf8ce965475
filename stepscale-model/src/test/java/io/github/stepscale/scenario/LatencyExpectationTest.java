package io.github.stepscale.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepscale.curve.LatencyQuantile;
import io.github.stepscale.curve.LatencyStatistic;
import io.github.stepscale.curve.ServiceCurve;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.scenario.LatencyExpectation.LatencyBound;
import io.github.stepscale.scenario.Scenario.Phase;
import io.github.stepscale.service.Service;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** 30 requests a minute for ten minutes, at a p95 of exactly 2 s; then 600 for ten, more than an instance serves. */
class LatencyExpectationTest {
    private static final LatencyStatistic P95 = LatencyStatistic.of(LatencyQuantile.P95);
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final Service SERVICE = Service.builder()
            .curve(new ServiceCurve(List.of(row(60, 0.9, 2_000), row(120, 1.8, 2_000), row(240, 3.6, 4_000))))
            .timeout(Duration.ofSeconds(90))
            .build();

    private static final ScalingPlan PLAN = ScalingPlan.of(ScalingDescription.inferenceComponent("c")
            .minCapacity(0)
            .maxCapacity(4)
            .step(Step.lower(100_000).change(+1))
            .build());

    @Test
    void belowIsLessThanTheLimitAndAtMostIsTheLimitToo() {
        assertThat(failures(expectation(LatencyBound.AT_MOST, LIMIT, 0, OptionalInt.of(10))))
                .isEmpty();
        assertThat(failures(expectation(LatencyBound.BELOW, LIMIT, 0, OptionalInt.of(10))))
                .containsExactly(new Expectation.Failure(
                        "p95 below 2 s throughout the first 10 minutes: was 2,000 ms in minute 0", 0));
        assertThat(failures(expectation(LatencyBound.BELOW, LIMIT.plusNanos(1), 0, OptionalInt.of(10))))
                .isEmpty();
        assertThat(failures(expectation(LatencyBound.AT_MOST, LIMIT.minusNanos(1), 0, OptionalInt.of(1))))
                .singleElement()
                .extracting(Expectation.Failure::sentence)
                .isEqualTo("p95 at most 1.999999999 s throughout the first 1 minute: was 2,000 ms in minute 0");
    }

    @Test
    void withoutATimeAllMinutesOfTheTrafficAreChecked() {
        assertThat(failures(expectation(LatencyBound.AT_MOST, LIMIT, 0, OptionalInt.empty())))
                .singleElement()
                .satisfies(failure -> {
                    assertThat(failure.minute()).isEqualTo(10);
                    assertThat(failure.sentence())
                            .startsWith("p95 at most 2 s: was ")
                            .endsWith(" ms in minute 10");
                });
    }

    @Test
    void afterAMinuteEarlierOnesAreNotChecked() {
        Scenario calming = scenario(
                OptionalInt.of(1),
                List.of(new Phase(600, 3), new Phase(30, 40)),
                expectation(LatencyBound.AT_MOST, Duration.ofSeconds(3), 30, OptionalInt.empty()));
        Scenario early = scenario(
                OptionalInt.of(1),
                List.of(new Phase(600, 3), new Phase(30, 40)),
                expectation(LatencyBound.AT_MOST, Duration.ofSeconds(3), 2, OptionalInt.empty()));

        assertThat(calming.run(PLAN, SERVICE).failures()).isEmpty();
        assertThat(early.run(PLAN, SERVICE).failures())
                .singleElement()
                .satisfies(
                        failure -> assertThat(failure.sentence()).startsWith("p95 at most 3 s after 2 minutes: was "));
    }

    @Test
    void requestsWhereNothingIsInServiceFail() {
        Scenario nobody = scenario(
                OptionalInt.of(0),
                List.of(new Phase(30, 5)),
                expectation(LatencyBound.BELOW, Duration.ofMinutes(10), 0, OptionalInt.empty()));

        assertThat(nobody.run(PLAN, SERVICE).failures())
                .containsExactly(new Expectation.Failure("p95 below 600 s: nothing was in service in minute 0", 0));
    }

    @Test
    void minutesWithoutRequestsAreNotChecked() {
        Scenario pause = scenario(
                OptionalInt.of(0),
                List.of(new Phase(0, 5), new Phase(30, 1)),
                expectation(LatencyBound.BELOW, Duration.ofMinutes(10), 0, OptionalInt.empty()));

        assertThat(pause.run(PLAN, SERVICE).failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.minute()).isEqualTo(5));
    }

    @Test
    void noTimeoutsFailsInTheFirstMinuteOfOne() {
        Scenario crowd = scenario(OptionalInt.of(1), List.of(new Phase(30, 10), new Phase(6_000, 3)), new NoTimeouts());
        Scenario calm = scenario(OptionalInt.of(1), List.of(new Phase(30, 10)), new NoTimeouts());

        assertThat(calm.run(PLAN, SERVICE).passed()).isTrue();
        assertThat(crowd.run(PLAN, SERVICE).failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.sentence())
                        .startsWith("no timeouts: ")
                        .endsWith(" requests timed out in minute 10"));
    }

    @Test
    void whatCannotFailOrBeCheckedIsRefused() {
        Expectation p99 = new LatencyExpectation(
                LatencyStatistic.of(LatencyQuantile.P99), LatencyBound.BELOW, LIMIT, 0, OptionalInt.empty());
        Expectation late = expectation(LatencyBound.BELOW, LIMIT, 20, OptionalInt.empty());

        refused(p99, SERVICE, "it needs p99, and service.curve has only p95");
        refused(late, SERVICE, "there are no requests from minute 20 on");
        refused(late, Service.standard(), "it needs service.curve, which is missing");
        refused(new NoTimeouts(), Service.standard(), "it needs service.curve, which is missing");
        assertThatThrownBy(() -> expectation(LatencyBound.BELOW, Duration.ZERO, 0, OptionalInt.of(0)))
                .hasMessageContaining("0 ms is not allowed")
                .hasMessageContaining("'the first 0 minutes' contains no minute");
    }

    private static void refused(Expectation expectation, Service service, String why) {
        assertThatThrownBy(() -> crowd(expectation).run(PLAN, service))
                .hasMessageContaining("then[0]: of 'a crowd' cannot tell a good policy from a bad one: " + why);
    }

    private static LatencyExpectation expectation(LatencyBound bound, Duration limit, int from, OptionalInt first) {
        return new LatencyExpectation(P95, bound, limit, from, first);
    }

    private static List<Expectation.Failure> failures(Expectation expectation) {
        return crowd(expectation).run(PLAN, SERVICE).failures();
    }

    private static Scenario crowd(Expectation expectation) {
        return scenario(OptionalInt.of(1), List.of(new Phase(30, 10), new Phase(600, 10)), expectation);
    }

    private static Scenario scenario(OptionalInt from, List<Phase> phases, Expectation expectation) {
        return new Scenario("a crowd", phases, from, Scenario.DEFAULT_START, List.of(expectation));
    }

    private static ServiceCurve.Row row(double rate, double concurrency, double p95) {
        return new ServiceCurve.Row(rate, 1_000, concurrency, Map.of(LatencyQuantile.P95, p95));
    }
}
