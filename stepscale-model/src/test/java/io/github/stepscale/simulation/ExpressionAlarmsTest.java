package io.github.stepscale.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.stepscale.curve.LatencyQuantile;
import io.github.stepscale.curve.ServiceCurve;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.metric.Dimension;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.metric.Fill;
import io.github.stepscale.policy.metric.MathMetric;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Alarms on metric math. */
class ExpressionAlarmsTest {
    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
    private static final ServiceCurve CURVE = new ServiceCurve(List.of(
            new ServiceCurve.Row(60, 1_000, 1, Map.of(LatencyQuantile.P95, 2_000.0)),
            new ServiceCurve.Row(120, 1_500, 3, Map.of(LatencyQuantile.P95, 4_000.0)),
            new ServiceCurve.Row(180, 5_000, 15, Map.of(LatencyQuantile.P95, 9_000.0))));
    private static final Service PROMPT =
            Service.builder().scaleOutDelay(0).scaleInDelay(0).metricDelay(0).build();
    private static final Service SERVICE = PROMPT.toBuilder().curve(CURVE).build();

    /** 90 and 30 requests of one instance; 80 of two are 40 of each. */
    @Test
    void aPolicyOnAnExpressionScales() {
        ScalingPlan plan =
                plan(math("total / PERIOD(total) * 60 - 50", input("total", "Invocations", 60)), Fill.NONE, 1, 0, 5);

        assertThat(running(plan, PROMPT, 50, 90, 90, 30)).containsExactly(1, 2, 3, 4);
    }

    @Test
    void theTimelineHasTheValueOfTheExpressionBeforeFill() {
        Timeline timeline = run(
                plan(math("2 * total", input("total", "Invocations", 60)), Fill.with(new BigDecimal(7)), 1, 1e6, 1),
                PROMPT,
                3,
                0,
                5);

        assertThat(metric(timeline)).containsExactly(6, Double.NaN, 10);
        assertThat(timeline.alarm(0, 1)).isEqualTo(AlarmState.OK);
    }

    @Test
    void fillOfTheAlarmFillsTheResult() {
        MathMetric math = math("2 * total", input("total", "Invocations", 60));

        assertThat(states(run(plan(math, Fill.with(new BigDecimal(7)), 1, 7, 1), PROMPT, 1, 0, 0)))
                .containsExactly(AlarmState.OK, AlarmState.ALARM, AlarmState.ALARM);
        assertThat(states(run(plan(math, Fill.NONE, 1, 2, 1), PROMPT, 1, 0, 0, 0)))
                .containsExactly(AlarmState.ALARM, AlarmState.ALARM, AlarmState.ALARM, AlarmState.INSUFFICIENT_DATA);
    }

    /** A period of two minutes: 1 alone, then 3, 2 and 4 by Sum; by Maximum 1, 2, 2 and 4. */
    @Test
    void eachOperandIsADatapointOfThePeriodByItsOwnStatistic() {
        MathMetric math = math(
                "sum * 100 + max",
                input("sum", "Invocations", 120),
                new MathMetric.Input(
                        "max",
                        new SourceMetric(
                                "AWS/SageMaker",
                                "Invocations",
                                MetricCatalog.metric("Invocations", EndpointKind.REALTIME)
                                        .dimensions(),
                                Statistic.MAXIMUM,
                                120)));

        assertThat(metric(run(plan(math, Fill.NONE, 1, 1e6, 1), PROMPT, 1, 2, 0, 4)))
                .containsExactly(101, 302, 202, 404);
    }

    @Test
    void datapointsBeforeTheFirstMinuteAreNeverFilled() {
        MathMetric math = math("FILL(total, 9)", input("total", "Invocations", 60));
        // Three of three: two datapoints are too few even if both breach.
        Timeline timeline = run(plan(math, Fill.NONE, 3, 9, 1), PROMPT, 0, 0, 0);

        assertThat(states(timeline)).containsExactly(AlarmState.OK, AlarmState.OK, AlarmState.ALARM);
    }

    /** The range of a single period has three datapoints; a gap longer than that ends the repetition. */
    @Test
    void repeatEndsWithTheRange() {
        Timeline timeline = run(
                plan(math("FILL(total, REPEAT)", input("total", "Invocations", 60)), Fill.NONE, 1, 9, 1),
                PROMPT,
                9,
                0,
                0,
                0,
                0);

        assertThat(metric(timeline)).containsExactly(9, 9, 9, Double.NaN, Double.NaN);
        assertThat(states(timeline))
                .containsExactly(
                        AlarmState.ALARM,
                        AlarmState.ALARM,
                        AlarmState.ALARM,
                        AlarmState.INSUFFICIENT_DATA,
                        AlarmState.INSUFFICIENT_DATA);
    }

    /** Two of two from 2 on: the gap between 1 and 3 becomes a datapoint once the 3 is there, and breaches. */
    @Test
    void linearFillsAGapOnceItHasEnded() {
        MathMetric math = math("FILL(total, LINEAR)", input("total", "Invocations", 60));
        Timeline timeline = run(plan(math, Fill.NONE, 2, 2, 1), PROMPT, 1, 0, 3);

        assertThat(metric(timeline)).containsExactly(1, Double.NaN, 3);
        assertThat(states(timeline)).containsExactly(AlarmState.OK, AlarmState.OK, AlarmState.ALARM);
    }

    @Test
    void changesReadTheDatapointBeforeTheRange() {
        MathMetric math = math("DIFF(total)", input("total", "Invocations", 60));
        Timeline timeline = run(plan(math, Fill.NONE, 1, 5, 1), PROMPT, 1, 6, 0, 0, 0, 12);

        assertThat(metric(timeline)).containsExactly(Double.NaN, 5, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        assertThat(states(timeline))
                .containsExactly(
                        AlarmState.INSUFFICIENT_DATA,
                        AlarmState.ALARM,
                        AlarmState.ALARM,
                        AlarmState.ALARM,
                        AlarmState.INSUFFICIENT_DATA,
                        AlarmState.INSUFFICIENT_DATA);
        assertThat(metric(run(plan(math, Fill.NONE, 1, 5, 1), PROMPT, 1, 6, 0, 0, 12)))
                .containsExactly(Double.NaN, 5, Double.NaN, Double.NaN, 6);
    }

    @Test
    void latencyAndConcurrencyTakePartInExpressions() {
        MathMetric math = math(
                "IF(latency > 0, latency / 1000 + concurrency, concurrency)",
                input("latency", "ModelLatency", 60),
                input("concurrency", "ConcurrentRequestsPerModel", 60));
        Timeline timeline = run(plan(math, Fill.NONE, 1, 1e9, 1), SERVICE, 60, 120, 170);
        Timeline.Response response = timeline.response().orElseThrow();

        for (int minute = 0; minute < 3; minute++) {
            assertThat(timeline.metric(minute))
                    .isEqualTo(1_000 * response.latencyMeanMs(minute) / 1_000 + response.concurrency(minute));
        }
    }

    @Test
    void shortPeriodsAreEvaluatedByTheTick() {
        MathMetric math =
                math("DIFF_TIME(busy) * 1000 + PERIOD(busy)", input("busy", "ConcurrentRequestsPerModel", 10));

        assertThat(metric(run(plan(math, Fill.NONE, 3, 1e9, 1), SERVICE, 60, 120)))
                .containsExactly(10_010, 10_010);
    }

    @Test
    void theExpressionAndItsMetricsAreCheckedTogether() {
        MathMetric math = math(
                "STDDEV(own) + latency / 1000 + AVG(errors)",
                new MathMetric.Input("own", new SourceMetric("Shop", "Queue", List.of(), Statistic.AVERAGE, 60)),
                input("latency", "ModelLatency", 60),
                input("errors", "Invocation5XXErrors", 60));

        assertThat(refused(math, PROMPT))
                .satisfiesExactly(
                        stddev -> assertThat(stddev)
                                .startsWith("metric.expression: 'STDDEV' at character 1 cannot be simulated: the"
                                        + " functions are ABS, AVG,"),
                        avg -> assertThat(avg)
                                .startsWith("metric.expression: 'AVG' at character 32 cannot be simulated of one"
                                        + " series:"),
                        own -> assertThat(own)
                                .startsWith("metric.metrics.own: the alarm of ")
                                .contains(" watches Queue, which traffic does not determine: "),
                        latency -> assertThat(latency)
                                .isEqualTo("metric.metrics.latency: ModelLatency needs service.curve. Run"
                                        + " stepscale:calibrate, or write service.model in its place."),
                        errors -> assertThat(errors)
                                .isEqualTo("metric.metrics.errors: Invocation5XXErrors needs service.curve. Run"
                                        + " stepscale:calibrate, or write service.model in its place."));
    }

    @Test
    void aConstantAndFunctionsOfManySeriesAreRefused() {
        MathMetric.Input total = input("total", "Invocations", 60);

        assertThat(refused(math("5", total), PROMPT))
                .containsExactly("metric.expression: is a number: an alarm needs a time series. Use one of the metrics,"
                        + " such as total.");
        assertThat(refused(math("SUM(METRICS())", total), PROMPT))
                .singleElement()
                .asString()
                .startsWith("metric.expression: 'METRICS' at character 5 cannot be simulated");
        assertThat(refused(math("ANOMALY_DETECTION_BAND(total)", total), PROMPT))
                .hasSize(1);
    }

    @Test
    void aMetricThatTheExpressionDoesNotUseMayBeAny() {
        MathMetric math = math(
                "total",
                input("total", "Invocations", 60),
                new MathMetric.Input("own", new SourceMetric("Shop", "Queue", List.of(), Statistic.AVERAGE, 60)));

        assertThat(metric(run(plan(math, Fill.NONE, 1, 1e9, 1), PROMPT, 4))).containsExactly(4);
    }

    @Test
    void aMetricOfAnotherEndpointIsRefused() {
        SourceMetric total = MetricCatalog.metric("Invocations", EndpointKind.REALTIME);
        MathMetric math = math(
                "total",
                new MathMetric.Input(
                        "total",
                        new SourceMetric(
                                total.namespace(),
                                total.name(),
                                List.of(
                                        Dimension.of(Dimension.ENDPOINT_NAME, "other"),
                                        Dimension.following(Dimension.VARIANT_NAME)),
                                total.statistic(),
                                60)));

        assertThat(refused(math, PROMPT)).singleElement().asString().startsWith("metric.metrics.total: the alarm of ");
    }

    private static List<String> refused(MathMetric math, Service service) {
        ScalingPlan plan = plan(math, Fill.NONE, 1, 0, 1);
        return catchThrowableOfType(InvalidValueException.class, () -> Simulator.of(plan, service))
                .violations()
                .stream()
                .map(Violation::toString)
                .toList();
    }

    /** One instance more where all datapoints are at the threshold or above. */
    private static ScalingPlan plan(MathMetric math, Fill fill, int periods, double threshold, int max) {
        return ScalingPlan.of(ScalingDescription.endpoint("e")
                .minCapacity(1)
                .maxCapacity(max)
                .metric(math)
                .rule(
                        "busy",
                        new Alarm(
                                math,
                                fill,
                                ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
                                new BigDecimal(threshold),
                                periods,
                                periods,
                                TreatMissingData.MISSING),
                        new StepScalingPolicy(
                                AdjustmentType.CHANGE_IN_CAPACITY,
                                List.of(new StepAdjustment(Optional.of(BigDecimal.ZERO), Optional.empty(), 1)),
                                0,
                                MetricAggregationType.AVERAGE,
                                OptionalInt.empty()))
                .build());
    }

    private static MathMetric math(String expression, MathMetric.Input... inputs) {
        return new MathMetric(expression, List.of(inputs));
    }

    private static MathMetric.Input input(String id, String name, int period) {
        return new MathMetric.Input(
                id, MetricCatalog.metric(name, EndpointKind.REALTIME).withPeriod(period));
    }

    private static Timeline run(ScalingPlan plan, Service service, double... requests) {
        return Simulator.of(plan, service).run(Trace.of(START, requests));
    }

    private static int[] running(ScalingPlan plan, Service service, double... requests) {
        Timeline timeline = run(plan, service, requests);
        return IntStream.range(0, requests.length).map(timeline::running).toArray();
    }

    private static double[] metric(Timeline timeline) {
        return IntStream.range(0, timeline.minutes())
                .mapToDouble(timeline::metric)
                .toArray();
    }

    private static List<AlarmState> states(Timeline timeline) {
        return IntStream.range(0, timeline.minutes())
                .mapToObj(minute -> timeline.alarm(0, minute))
                .toList();
    }
}
