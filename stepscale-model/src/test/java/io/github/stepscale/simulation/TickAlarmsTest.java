package io.github.stepscale.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.stepscale.curve.LatencyQuantile;
import io.github.stepscale.curve.ServiceCurve;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.metric.Fill;
import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.metric.Statistic;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.policy.rule.ComparisonOperator;
import io.github.stepscale.policy.rule.MetricAggregationType;
import io.github.stepscale.policy.rule.StepAdjustment;
import io.github.stepscale.policy.rule.StepScalingPolicy;
import io.github.stepscale.policy.rule.TreatMissingData;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.service.Service;
import io.github.stepscale.traffic.Trace;
import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.validation.Violation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Alarms with periods of 10, 20 and 30 s, with numbers that can be worked out by hand. */
class TickAlarmsTest {
    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
    /** One request takes ten seconds: X(N) = 6 N, so a tick of h = 1/6 solves 2 N' = N + a / 6. */
    private static final ServiceCurve TEN_SECONDS =
            new ServiceCurve(List.of(row(6, 1, 20_000), row(600, 100, 20_000), row(6_000, 1_000, 30_000)));

    private static final Service SERVICE = Service.builder()
            .curve(TEN_SECONDS)
            .scaleOutDelay(0)
            .scaleInDelay(0)
            .metricDelay(0)
            .build();
    private static final int MAX_ONE = 1;
    /** N' of the first minute with 192 requests: each tick halves the distance to 32. */
    private static final double[] RISING = {16, 24, 28, 30, 31, 31.5};

    @Test
    void theMetricIsThatOfTheSixthTick() {
        assertThat(run(concurrency(10), 1e9, SERVICE, 192).metric(0)).isEqualTo(31.5);
        assertThat(run(concurrency(60), 1e9, SERVICE, 192).metric(0)).isEqualTo((16 + 24 + 28 + 30 + 31 + 31.5) / 6);
    }

    @Test
    void aTickHasTheLatencyOfItsOwnRequests() {
        Timeline mean = run(metric("ModelLatency", "Average", 10), 1e9, SERVICE, 192, 0);
        Timeline p95 = run(metric("ModelLatency", "p95", 30), 1e9, SERVICE, 192, 0);

        assertThat(mean.metric(0)).isEqualTo(10_000_000);
        assertThat(p95.metric(0)).isEqualTo(20_000_000);
        assertThat(mean.metric(1)).isNaN();
        for (int tick = 0; tick < 6; tick++) {
            assertThat(mean.columns().ticks().concurrency(tick)).isEqualTo(RISING[tick]);
            assertThat(mean.columns().ticks().throughput(tick)).isEqualTo(6 * RISING[tick]);
            assertThat(mean.columns().ticks().latencyMeanMs(tick)).isEqualTo(10_000);
        }
    }

    @Test
    void aTickHasASixthOfTheRequestsOfItsMinute() {
        assertThat(run(metric("Invocations", "Sum", 10), 1e9, SERVICE, 60, 0).metric(0))
                .isEqualTo(10);
        Timeline three = run(metric("InvocationsPerInstance", "Sum", 30), 15, SERVICE, 60, 60, 0);
        // 30 s hold 30 requests, so the alarm at 15 fires at once, and 15 of each of two instances keep it there.
        assertThat(three.alarm(0, 0)).isEqualTo(AlarmState.ALARM);
        assertThat(three.running(1)).isEqualTo(2);
        assertThat(three.metric(1)).isEqualTo(5);
        assertThat(three.alarm(0, 1)).isEqualTo(AlarmState.ALARM);
        assertThat(three.metric(2)).isNaN();
    }

    /** The last three ticks of the first minute have 30, 31 and 31.5, on average 30.8333. */
    @Test
    void aDatapointOfThirtySecondsIsTheStatisticOverThreeTicks() {
        assertThat(run(concurrency(30), 30.83, SERVICE, 192).alarm(0, 0)).isEqualTo(AlarmState.ALARM);
        assertThat(run(concurrency(30), 30.84, SERVICE, 192).alarm(0, 0)).isEqualTo(AlarmState.OK);
        assertThat(run(concurrency(20), (31 + 31.5) / 2, SERVICE, 192).alarm(0, 0))
                .isEqualTo(AlarmState.ALARM);
        assertThat(run(concurrency(20), 31.26, SERVICE, 192).alarm(0, 0)).isEqualTo(AlarmState.OK);
    }

    /** Three datapoints of 10 s above 29 are there after the sixth tick; of two whole minutes there would be none. */
    @Test
    void threeDatapointsOfTenSecondsAreThereWithinAMinute() {
        Timeline timeline =
                Simulator.of(plan(alarm(concurrency(10), 29, 3)), SERVICE).run(Trace.of(START, 192, 192));

        assertThat(timeline.alarm(0, 0)).isEqualTo(AlarmState.ALARM);
        assertThat(timeline.action(0)).isEqualTo(1);
        assertThat(timeline.running(1)).isEqualTo(2);
    }

    /** The value is the average of the newest three datapoints, 30, 31 and 31.5, which is in the second step: +2. */
    @Test
    void theStepIsChosenByTheDatapointsAfterTheSixthTick() {
        assertThat(Simulator.of(plan(alarm(concurrency(10), 10, 3)), SERVICE)
                        .run(Trace.of(START, 192))
                        .action(0))
                .isEqualTo(2);
        assertThat(Simulator.of(plan(alarm(concurrency(10), 11, 3)), SERVICE)
                        .run(Trace.of(START, 192))
                        .action(0))
                .isEqualTo(1);
    }

    /** The second minute has 28, which is the fifth in a row, and then 26.25: it fires in its first tick alone. */
    @Test
    void anAlarmThatIsOkAfterTheSixthTickChangesNothing() {
        Trace trace = Trace.of(START, 192, 147, 147);
        Timeline five =
                Simulator.of(plan(alarm(concurrency(10), 28, 5)), SERVICE).run(trace);
        Timeline four =
                Simulator.of(plan(alarm(concurrency(10), 28, 4)), SERVICE).run(trace);

        assertThat(five.columns().ticks().concurrency(6)).isEqualTo(28);
        assertThat(five.columns().ticks().concurrency(7)).isEqualTo(26.25);
        assertThat(five.action).containsOnly(0);
        assertThat(four.action(0)).isEqualTo(1);
    }

    /** What the sixth tick of a minute shows is seen after the sixth tick of the next. */
    @Test
    void ticksAreSeenMetricDelayMinutesLater() {
        Service late = SERVICE.toBuilder().metricDelay(1).build();
        Timeline timeline = Simulator.of(plan(alarm(concurrency(10), 31.5, 1), MAX_ONE), late)
                .run(Trace.of(START, 192, 0, 0));

        assertThat(timeline.alarm(0, 0)).isEqualTo(AlarmState.INSUFFICIENT_DATA);
        assertThat(timeline.alarm(0, 1)).isEqualTo(AlarmState.ALARM);
        assertThat(timeline.alarm(0, 2)).isEqualTo(AlarmState.OK);
    }

    @Test
    void theBacklogIsKnownByTheMinute() {
        ScalingPlan plan = ScalingPlan.of(ScalingDescription.endpoint("e")
                .inferenceType(EndpointKind.ASYNC)
                .minCapacity(1)
                .maxCapacity(2)
                .metric(MetricCatalog.metric("ApproximateBacklogSize", EndpointKind.ASYNC)
                        .withPeriod(30))
                .step(Step.upper(1).change(-1))
                .step(Step.lower(10).change(+1))
                .build());

        assertThat(catchThrowableOfType(
                                InvalidValueException.class,
                                () -> Simulator.of(
                                        plan,
                                        Service.builder()
                                                .requestsPerInstance(60)
                                                .build()))
                        .violations())
                .extracting(Violation::toString)
                .containsExactly(
                        "metric.period: 30 s is too short to simulate ApproximateBacklogSize: the backlog is known at"
                                + " the end of each minute. Write a period of 60 s or more, as often as AWS publishes it.");
    }

    @Test
    void ticksAreKeptOnlyWhereAnAlarmNeedsThem() {
        assertThat(run(concurrency(10), 1e9, SERVICE, 192).columns().hasTicks()).isTrue();
        assertThat(run(concurrency(60), 1e9, SERVICE, 192).columns().hasTicks()).isFalse();
    }

    private static ServiceCurve.Row row(double rate, double concurrency, double p95) {
        return new ServiceCurve.Row(rate, 10_000, concurrency, Map.of(LatencyQuantile.P95, p95));
    }

    private static SourceMetric concurrency(int period) {
        return metric("ConcurrentRequestsPerModel", "Average", period);
    }

    private static SourceMetric metric(String name, String statistic, int period) {
        return MetricCatalog.metric(name, EndpointKind.REALTIME)
                .withStatistic(new Statistic(statistic))
                .withPeriod(period);
    }

    private static Timeline run(SourceMetric metric, double threshold, Service service, double... requests) {
        return Simulator.of(plan(alarm(metric, threshold, 1)), service).run(Trace.of(START, requests));
    }

    private static Alarm alarm(SourceMetric metric, double threshold, int periods) {
        return new Alarm(
                metric,
                Fill.NONE,
                ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
                BigDecimal.valueOf(threshold),
                periods,
                periods,
                TreatMissingData.MISSING);
    }

    private static ScalingPlan plan(Alarm alarm) {
        return plan(alarm, 9);
    }

    /** One instance more, and two from 20 above the threshold on. */
    private static ScalingPlan plan(Alarm alarm, int max) {
        BigDecimal twenty = BigDecimal.valueOf(20);
        List<StepAdjustment> steps = List.of(
                new StepAdjustment(Optional.of(BigDecimal.ZERO), Optional.of(twenty), 1),
                new StepAdjustment(Optional.of(twenty), Optional.empty(), 2));
        return ScalingPlan.of(ScalingDescription.endpoint("e")
                .minCapacity(1)
                .maxCapacity(max)
                .rule(
                        "Only",
                        alarm,
                        new StepScalingPolicy(
                                AdjustmentType.CHANGE_IN_CAPACITY,
                                steps,
                                0,
                                MetricAggregationType.AVERAGE,
                                OptionalInt.empty()))
                .build());
    }
}
