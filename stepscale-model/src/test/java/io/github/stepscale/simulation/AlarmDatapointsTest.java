package io.github.stepscale.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.stepscale.curve.ServiceModel;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.metric.Fill;
import io.github.stepscale.policy.metric.MathMetric;
import io.github.stepscale.policy.metric.Metric;
import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.metric.Statistic;
import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.policy.rule.TreatMissingData;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.service.Service;
import io.github.stepscale.traffic.Trace;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a page shows of a metric is what the alarm saw. */
class AlarmDatapointsTest {
    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
    private static final Service SERVICE = Service.builder()
            .requestsPerInstance(200)
            .scaleOutDelay(3)
            .scaleInDelay(2)
            .metricDelay(2)
            .model(new ServiceModel(2, Duration.ofMillis(500), 1))
            .build();
    /** Rises, falls, pauses and rushes. */
    private static final Trace TRACE = Trace.of(
            START,
            IntStream.range(0, 240)
                    .mapToDouble(minute -> minute % 60 > 50 ? 0 : 40 + minute * 37 % 400 + minute)
                    .toArray());

    @Test
    void theFirstMetricIsThatOfTheTimeline() {
        Metric metric = metric("InvocationsPerInstance", "Sum", 60);
        Timeline timeline = run(plan(metric, 150));

        assertThat(of(plan(metric, 150), timeline).toArray())
                .containsExactly(IntStream.range(0, timeline.minutes())
                        .mapToDouble(timeline::metric)
                        .toArray());
    }

    @Test
    void anAlarmOfOneDatapointFiresWhereTheDatapointBreaches() {
        MathMetric expression = new MathMetric(
                "a / FILL(b, 1)",
                List.of(
                        new MathMetric.Input("a", metric("Invocations", "Sum", 120)),
                        new MathMetric.Input("b", metric("ConcurrentRequestsPerModel", "Maximum", 120))));
        MathMetric change =
                new MathMetric("DIFF(a)", List.of(new MathMetric.Input("a", metric("Invocations", "Sum", 60))));

        assertFires(metric("InvocationsPerInstance", "Sum", 60), 150);
        assertFires(metric("Invocations", "Sum", 300), 1_200);
        assertFires(metric("Invocations", "Average", 180), 260);
        assertFires(metric("ConcurrentRequestsPerModel", "Maximum", 60), 2);
        assertFires(metric("ModelLatency", "Average", 300), 700_000);
        assertFires(metric("ModelLatency", "Average", 10), 700_000);
        assertFires(metric("ConcurrentRequestsPerModel", "Maximum", 30), 2);
        assertFires(expression, 100);
        assertFires(change, 30);
    }

    @Test
    void fillTakesThePlaceOfMissingMinutesBeforeTheStatistic() {
        Metric metric = metric("Invocations", "Average", 120);
        double[] plain = of(plan(metric, 150), run(plan(metric, 150))).toArray();
        ScalingPlan filled = plan(metric, 150, Fill.with(BigDecimal.TEN));
        double[] points = of(filled, run(filled)).toArray();

        assertThat(plain[52]).isNaN();
        assertThat(points[52]).isEqualTo(10);
        assertThat(points[51]).isEqualTo((TRACE.requests(50) + 10) / 2);
        assertThat(plain[51]).isEqualTo(TRACE.requests(50));
    }

    @Test
    void shortPeriodsHaveADatapointForEachTick() {
        ScalingPlan plan = plan(metric("ConcurrentRequestsPerModel", "Average", 10), 2);
        Timeline timeline = run(plan);
        AlarmDatapoints datapoints = of(plan, timeline);
        double[] ticks = datapoints.toArray();

        assertThat(datapoints.perMinute()).isEqualTo(6);
        for (int minute = 0; minute < timeline.minutes(); minute++) {
            assertThat(timeline.response().orElseThrow().concurrency(minute))
                    .isCloseTo(
                            Arrays.stream(ticks, 6 * minute, 6 * minute + 6)
                                    .average()
                                    .orElseThrow(),
                            within(1e-12));
        }
    }

    private static void assertFires(Metric metric, double threshold) {
        ScalingPlan plan = plan(metric, threshold);
        Alarm alarm = plan.allRules().get(0).alarm();
        Timeline timeline = run(plan);
        AlarmDatapoints datapoints = of(plan, timeline);
        double[] points = datapoints.toArray();
        int fired = 0;
        for (int minute = SERVICE.metricDelay(); minute < timeline.minutes(); minute++) {
            double newest = points[(minute - SERVICE.metricDelay() + 1) * datapoints.perMinute() - 1];
            boolean fires = timeline.alarm(0, minute) == AlarmState.ALARM;
            if (!Double.isNaN(newest)) {
                assertThat(fires)
                        .as("%s in minute %s: %s", metric.label(), minute, newest)
                        .isEqualTo(alarm.breaches(new BigDecimal(newest)));
            }
            fired += fires ? 1 : 0;
        }
        assertThat(fired).as(metric.label()).isBetween(5, timeline.minutes() - 5);
    }

    private static AlarmDatapoints of(ScalingPlan plan, Timeline timeline) {
        return AlarmDatapoints.of(plan.allRules().get(0).alarm(), SERVICE, timeline);
    }

    private static Timeline run(ScalingPlan plan) {
        return Simulator.of(plan, SERVICE).run(TRACE);
    }

    private static ScalingPlan plan(Metric metric, double threshold) {
        return plan(metric, threshold, Fill.NONE);
    }

    private static ScalingPlan plan(Metric metric, double threshold, Fill fill) {
        return ScalingPlan.of(ScalingDescription.endpoint("e")
                .minCapacity(1)
                .maxCapacity(6)
                .rule(
                        "out",
                        rule -> rule.metric(metric)
                                .step(Step.lower(threshold).change(1))
                                .settings(settings -> settings.evaluationPeriods(1)
                                        .datapointsToAlarm(1)
                                        .treatMissingData(TreatMissingData.MISSING)
                                        .fill(fill)))
                .rule(
                        "in",
                        rule -> rule.metric("InvocationsPerInstance")
                                .step(Step.upper(60).change(-1)))
                .build());
    }

    private static SourceMetric metric(String name, String statistic, int period) {
        return MetricCatalog.metric(name, EndpointKind.REALTIME)
                .withStatistic(new Statistic(statistic))
                .withPeriod(period);
    }
}
