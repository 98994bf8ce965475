package io.github.stepscale.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepscale.curve.LatencyQuantile;
import io.github.stepscale.curve.LatencyStatistic;
import io.github.stepscale.curve.ServiceCurve;
import io.github.stepscale.curve.ServiceModel;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.ScalingDescriptionBuilder;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.service.Service;
import io.github.stepscale.traffic.ConstantProfile;
import io.github.stepscale.traffic.Trace;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** An instance that takes a second for a request, up to 240 requests a minute; above 120, p95 rises from 2 s to 4 s. */
class LatencyObjectiveTest {
    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
    private static final LatencyStatistic P95 = LatencyStatistic.of(LatencyQuantile.P95);
    /** The concurrency is a little less than that of Little's law, so that a quantile is exactly that of the curve. */
    private static final ServiceCurve CURVE =
            new ServiceCurve(List.of(row(60, 0.9, 2_000), row(120, 1.8, 2_000), row(240, 3.6, 4_000)));

    private static final Service SERVICE = Service.builder().curve(CURVE).build();
    private static final ScalingPlan PLAN = plan(1, 4);

    @Test
    void aMinuteAtTheLimitKeepsItAndOneJustAboveDoesNot() {
        Trace trace = Trace.of(START, 30, 30, 30, 30);
        double p95 = run(SERVICE, trace, Objective.NONE)
                .policy()
                .timeline()
                .columns()
                .latencyMs(P95, 3);

        assertThat(p95).isEqualTo(2_000);
        assertThat(kept(SERVICE, trace, Duration.ofMillis(2_000))).hasValue(1);
        assertThat(kept(SERVICE, trace, Duration.ofMillis(2_000).minusNanos(1))).hasValue(0);
    }

    @Test
    void theShareIsMetAtEqualityAndMissedJustBeyond() {
        // Seven times 30 requests at 2 s, then 90 of 300 requests in a minute of more.
        Trace trace = Trace.of(START, 30, 30, 30, 30, 30, 30, 30, 900);
        Summary run = run(SERVICE, trace, limit(P95, Duration.ofSeconds(2), 1))
                .policy()
                .summary();
        double kept = run.latencyKeptFraction().orElseThrow();

        assertThat(kept).isEqualTo(210.0 / 1_110);
        assertThat(limit(P95, Duration.ofSeconds(2), kept).misses(run)).isEmpty();
        assertThat(limit(P95, Duration.ofSeconds(2), Math.nextUp(kept)).misses(run))
                .containsExactly(new Objective.Miss("latency", kept, Math.nextUp(kept)));
    }

    /** A timeout of a second, and a limit that every minute is below. */
    @Test
    void requestsThatTimeOutAreNotKept() {
        Service impatient = SERVICE.toBuilder().timeout(Duration.ofSeconds(1)).build();
        Trace trace = Trace.of(START, 30, 1_200, 1_200);
        Timeline.Response response =
                run(impatient, trace, Objective.NONE).policy().timeline().columns();
        double timedOut = response.timedOut(1) + response.timedOut(2);

        assertThat(timedOut).isBetween(1_800.0, 2_100.0);
        assertThat(kept(impatient, trace, Duration.ofMinutes(1)).orElseThrow())
                .isEqualTo((30 + (1_200 - response.timedOut(1)) + (1_200 - response.timedOut(2))) / 2_430);
    }

    /** What was inside times out in a minute that has fewer requests of its own. */
    @Test
    void moreThanAllRequestsOfAMinuteCannotTimeOutInIt() {
        Timeline timeline = timeline(Trace.of(START, 10, 10), 3, 25);

        assertThat(limit(P95, Duration.ofMinutes(1)).keptFraction(timeline)).hasValue(7.0 / 20);
    }

    @Test
    void ifAllTimeOutNoneIsKept() {
        Timeline timeline = timeline(Trace.of(START, 10, 10), 10, 10);
        Objective objective = limit(P95, Duration.ofMinutes(1), 1e-9);
        Summary summary = SummaryCalculator.of(
                timeline, timeline, SERVICE, conditions(timeline.trace()).range(), objective.latency());

        assertThat(summary.latencyKeptFraction()).hasValue(0);
        assertThat(objective.misses(summary)).containsExactly(new Objective.Miss("latency", 0, 1e-9));
    }

    @Test
    void requestsThatComeWhereNothingIsInServiceAreNotKept() {
        Timeline timeline = timeline(Trace.of(START, 10, 30), 0, 0);
        timeline.columns().throughput[1] = Double.NaN;
        timeline.columns().concurrency[1] = Double.NaN;

        assertThat(limit(P95, Duration.ofMinutes(1)).keptFraction(timeline)).hasValue(0.25);
        assertThat(limit(LatencyStatistic.MEAN, Duration.ofMinutes(1)).keptFraction(timeline))
                .hasValue(0.25);
    }

    @Test
    void minutesWithoutRequestsDoNotCount() {
        assertThat(kept(SERVICE, Trace.of(START, 0, 30, 0), Duration.ofSeconds(2)))
                .hasValue(1);
        assertThat(kept(SERVICE, Trace.of(START, 0, 0), Duration.ofSeconds(2))).hasValue(1);
    }

    @Test
    void withoutACurveOrItsQuantileTheShareIsUnknown() {
        Trace trace = Trace.of(START, 30, 30);
        Objective p99 = limit(LatencyStatistic.of(LatencyQuantile.P99), Duration.ofSeconds(2), 1);
        Summary withoutCurve = run(Service.standard(), trace, limit(P95, Duration.ofSeconds(2), 1))
                .policy()
                .summary();
        Summary withoutQuantile = run(SERVICE, trace, p99).policy().summary();

        assertThat(withoutCurve.latencyKeptFraction()).isEmpty();
        assertThat(withoutQuantile.latencyKeptFraction()).isEmpty();
        assertThat(p99.misses(withoutQuantile))
                .singleElement()
                .satisfies(miss -> assertThat(miss.actual()).isNaN());
    }

    @Test
    void withoutALimitNoShareIsKnown() {
        Summary summary =
                run(SERVICE, Trace.of(START, 30), Objective.NONE).policy().summary();

        assertThat(summary.response()).isPresent();
        assertThat(summary.latencyKeptFraction()).isEmpty();
    }

    /** The share that need not keep it is that of the decimals: 1 minus the double 0.9 is less than 0.1. */
    @Test
    void theRequestsThatMayMissTheLimitAreThoseOfTheDecimals() {
        for (double share : new double[] {0.9, 0.99, 0.999, 0.7, 0.95}) {
            double rest = BigDecimal.ONE.subtract(BigDecimal.valueOf(share)).doubleValue();
            double most = limit(P95, Duration.ofSeconds(1), share)
                    .maxLateRequests(1_000)
                    .orElseThrow();

            assertThat(most / 1_000).isLessThanOrEqualTo(rest);
            assertThat(Math.nextUp(most) / 1_000).isGreaterThan(rest);
            assertThat(most).isGreaterThanOrEqualTo(Math.rint(1_000 * rest));
        }
        assertThat(limit(P95, Duration.ofSeconds(1), 1).maxLateRequests(1e9)).hasValue(0);
        assertThat(Objective.NONE.maxLateRequests(1e9)).isEmpty();
    }

    /** p95 is 3 s at 180 a minute. */
    @Test
    void hindsightCountsInstancesByTheHighestRateThatKeepsTheLimit() {
        Trace trace = new ConstantProfile(360, 60).from(START);
        Hindsight found = run(SERVICE, trace, limit(P95, Duration.ofSeconds(3), 1))
                .hindsight()
                .orElseThrow();

        assertThat(found.latencyRate()).hasValue(180);
        assertThat(found.summary().instanceMinutes()).isEqualTo(2 * 60);
        assertThat(found.gap()).isZero();
        assertThat(found.summary().excessRequests()).isEmpty();
        assertThat(run(SERVICE, Trace.of(START, 361), limit(P95, Duration.ofSeconds(3), 1))
                        .hindsight()
                        .orElseThrow()
                        .summary()
                        .instanceMinutes())
                .isEqualTo(3);
    }

    @Test
    void underBothLimitsHindsightCountsByTheSmallerRate() {
        Trace trace = new ConstantProfile(360, 60).from(START);
        Objective both = new Objective(
                OptionalDouble.of(0.1),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.of(limit(P95, Duration.ofSeconds(3))));

        Hindsight byLatency = hindsight(200, trace, both);
        Hindsight byExcess = hindsight(100, trace, both);

        assertThat(byLatency.latencyRate()).hasValue(180);
        assertThat(byLatency.summary().instanceMinutes()).isEqualTo(2 * 60);
        assertThat(byExcess.latencyRate()).isEmpty();
        // Three serve 300 of 360, which is too few: a tenth may be above capacity.
        assertThat(byExcess.summary().excessFraction().orElseThrow()).isLessThanOrEqualTo(0.1);
        assertThat(byExcess.summary().instanceMinutes()).isGreaterThan(3 * 60);
    }

    private static Hindsight hindsight(double requestsPerInstance, Trace trace, Objective objective) {
        Service service =
                SERVICE.toBuilder().requestsPerInstance(requestsPerInstance).build();
        return run(service, trace, objective).hindsight().orElseThrow();
    }

    @Test
    void whereNoRateKeepsTheLimitThereIsNoHindsightAndNoFixedCount() {
        Trace trace = new ConstantProfile(360, 60).from(START);
        ReplayResult replay = run(SERVICE, trace, limit(P95, Duration.ofMillis(1_999), 0.5));

        assertThat(replay.hindsight()).isEmpty();
        assertThat(replay.fixed()).isEmpty();
    }

    /** More instances are slower here: the fewest that keep the limit are between some that do not. */
    @Test
    void theFixedCountIsFoundWhereMoreInstancesServeWorse() {
        ServiceCurve slowStart =
                new ServiceCurve(List.of(row(60, 0.9, 5_000), row(120, 1.8, 2_000), row(240, 3.6, 4_000)));
        Service service = Service.builder().curve(slowStart).build();
        Trace trace = new ConstantProfile(260, 60).from(START);
        ScalingPlan wide = plan(1, 12);
        Objective objective = limit(P95, Duration.ofMillis(2_500), 0.9);

        FixedCapacity fixed =
                ReplayResult.of(wide, service, objective, trace).fixed().orElseThrow();

        assertThat(fixed.instances()).isEqualTo(2);
        assertThat(ReplayResult.of(plan(4, 12), service, objective, trace).fixed())
                .isEmpty();
    }

    @Test
    void moreCountsThanCanBeTriedAreNotTried() {
        Objective objective = limit(P95, Duration.ofSeconds(3), 1);
        Trace trace = new ConstantProfile(360, 10).from(START);
        ScalingPlan enormous = plan(1, Hindsight.MAX_STATES / 10 + 1);
        ReplayResult replay = ReplayResult.of(enormous, SERVICE, objective, trace);

        assertThat(replay.fixed()).isEmpty();
        assertThat(replay.isFixedTooLarge(enormous, SERVICE, objective)).isTrue();
        assertThat(replay.isHindsightTooLarge(enormous, SERVICE, objective)).isFalse();
        assertThat(replay.hindsight()).isPresent();
        assertThat(replay.isFixedTooLarge(enormous, SERVICE, Objective.NONE)).isFalse();
        assertThat(replay.isFixedTooLarge(plan(1, Hindsight.MAX_STATES / 10), SERVICE, objective))
                .isFalse();
    }

    @Test
    void aLimitThatCannotBeCheckedIsRefused() {
        Objective p99 = limit(LatencyStatistic.of(LatencyQuantile.P99), Duration.ofSeconds(2), 1);
        Objective mean = limit(LatencyStatistic.MEAN, Duration.ofSeconds(2), 1);
        Trace trace = Trace.of(START, 30);
        Service model = Service.builder()
                .model(new ServiceModel(4, Duration.ofMillis(120), 1))
                .build();

        assertThatThrownBy(() -> GoalValidator.require(mean, PLAN, Service.standard(), trace))
                .hasMessage("latency: needs service.curve, which is missing. Measure it with calibrate, or write"
                        + " service.model in its place.");
        assertThatThrownBy(() -> GoalValidator.require(p99, PLAN, SERVICE, trace))
                .hasMessage(
                        "latency: needs p99, and service.curve has only p95. Measure it with calibrate, or limit the"
                                + " mean.");
        assertThatThrownBy(() -> GoalValidator.require(p99, PLAN, model, trace))
                .hasMessageContaining("needs p99, and service.model tells the mean only");
        assertThatThrownBy(() -> GoalValidator.require(mean, serverless(), SERVICE, trace))
                .hasMessageContaining("needs instances, which a serverless variant does not have");
        assertThatThrownBy(() -> GoalValidator.require(mean, PLAN, SERVICE, Trace.of(START, 0, 0)))
                .hasMessageContaining("latency: cannot fail: the traffic has no requests");
        GoalValidator.require(mean, PLAN, model, trace);
        GoalValidator.require(mean, queue(), SERVICE, trace);
    }

    @Test
    void anInvalidLimitIsRefusedWithAllMistakes() {
        assertThatThrownBy(() -> new LatencyObjective(P95, Duration.ZERO, 0))
                .hasMessageContaining("atMost: 0 ms is not allowed")
                .hasMessageContaining("requests: 0 % is not allowed");
        assertThatThrownBy(() -> new LatencyObjective(P95, Duration.ofDays(1).plusNanos(1), Math.nextUp(1.0)))
                .hasMessageContaining("atMost: 86400.000000001 s is not allowed")
                .hasMessageContaining("requests: ");
        assertThatThrownBy(() -> new LatencyObjective(P95, Duration.ofSeconds(1), Double.NaN))
                .hasMessageContaining("requests: unknown is not allowed");
    }

    @Test
    void anAsynchronousEndpointHasALimitAndAFixedCountAndNoHindsight() {
        Service service = SERVICE.toBuilder().requestsPerInstance(240).build();
        ReplayResult replay = ReplayResult.of(
                queue(), service, limit(P95, Duration.ofSeconds(2), 1), new ConstantProfile(200, 60).from(START));

        assertThat(replay.policy().summary().latencyKeptFraction()).isPresent();
        assertThat(replay.fixed().orElseThrow().instances()).isEqualTo(2);
        assertThat(replay.hindsight()).isEmpty();
    }

    private static Objective limit(LatencyStatistic statistic, Duration atMost, double requests) {
        return new Objective(
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.of(new LatencyObjective(statistic, atMost, requests)));
    }

    private static LatencyObjective limit(LatencyStatistic statistic, Duration atMost) {
        return new LatencyObjective(statistic, atMost, 1);
    }

    private static OptionalDouble kept(Service service, Trace trace, Duration atMost) {
        return run(service, trace, limit(P95, atMost, 1)).policy().summary().latencyKeptFraction();
    }

    private static ReplayResult run(Service service, Trace trace, Objective objective) {
        return ReplayResult.of(PLAN, service, objective, trace);
    }

    private static RunConditions conditions(Trace trace) {
        return RunConditions.of(PLAN, SERVICE, trace);
    }

    /** A timeline in which nothing is slow, and some requests time out in each minute. */
    private static Timeline timeline(Trace trace, double... timedOut) {
        Timeline timeline = new Timeline(trace, List.of(), InstanceResponse.of(SERVICE, PLAN), false);
        System.arraycopy(timedOut, 0, timeline.columns().timedOut, 0, timedOut.length);
        return timeline;
    }

    private static ServiceCurve.Row row(double rate, double concurrency, double p95) {
        return new ServiceCurve.Row(rate, 1_000, concurrency, Map.of(LatencyQuantile.P95, p95));
    }

    private static ScalingPlan plan(int min, int max) {
        return plan(ScalingDescription.endpoint("e").minCapacity(min), max);
    }

    private static ScalingPlan queue() {
        return plan(
                ScalingDescription.endpoint("e")
                        .inferenceType(EndpointKind.ASYNC)
                        .metric(MetricCatalog.metric("HasBacklogWithoutCapacity", EndpointKind.ASYNC))
                        .minCapacity(1),
                4);
    }

    private static ScalingPlan serverless() {
        return plan(
                ScalingDescription.endpoint("e")
                        .inferenceType(EndpointKind.SERVERLESS)
                        .metric(MetricCatalog.metric("Invocations", EndpointKind.SERVERLESS))
                        .minCapacity(1),
                4);
    }

    /** Never scales on this traffic. */
    private static ScalingPlan plan(ScalingDescriptionBuilder scaling, int max) {
        return ScalingPlan.of(
                scaling.maxCapacity(max).step(Step.lower(100_000).change(+1)).build());
    }
}
