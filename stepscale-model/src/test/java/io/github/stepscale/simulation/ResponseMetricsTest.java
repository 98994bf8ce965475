package io.github.stepscale.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.stepscale.curve.LatencyQuantile;
import io.github.stepscale.curve.ServiceCurve;
import io.github.stepscale.curve.UtilizationByMetric;
import io.github.stepscale.curve.UtilizationLaw;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.metric.Statistic;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.service.Service;
import io.github.stepscale.traffic.Trace;
import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.validation.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Policies that watch latency, concurrency, utilization and timeouts. */
class ResponseMetricsTest {
    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
    private static final ServiceCurve CURVE = new ServiceCurve(List.of(
            new ServiceCurve.Row(60, 1_000, 1, Map.of(LatencyQuantile.P95, 2_000.0)),
            new ServiceCurve.Row(120, 1_500, 3, Map.of(LatencyQuantile.P95, 4_000.0)),
            new ServiceCurve.Row(180, 5_000, 15, Map.of(LatencyQuantile.P95, 9_000.0))));
    private static final Service SERVICE = Service.builder()
            .curve(CURVE)
            .saturation(200)
            .concurrencyPeak(1.5)
            .utilization(new UtilizationByMetric(Map.of("CPUUtilization", new UtilizationLaw(5, 95))))
            .metricDelay(0)
            .build();
    private static final Trace TRACE = Trace.of(START, 60, 120, 170, 400, 500, 0, 0, 90, 90, 300);

    @Test
    void latencyIsPublishedInMicrosecondsInMinutesWithRequests() {
        Timeline mean = run(metric("ModelLatency", "Average", 60));
        Timeline p95 = run(metric("ModelLatency", "p95", 60));

        for (int minute = 0; minute < TRACE.minutes(); minute++) {
            boolean idle = TRACE.requests(minute) == 0;
            Timeline.Response response = mean.response().orElseThrow();
            assertThat(mean.metric(minute))
                    .isEqualTo(Double.valueOf(idle ? Double.NaN : 1_000 * response.latencyMeanMs(minute)));
            assertThat(p95.metric(minute))
                    .isEqualTo(Double.valueOf(
                            idle ? Double.NaN : 1_000 * response.latencyMs(LatencyQuantile.P95, minute)));
        }
    }

    @Test
    void concurrencyAndUtilizationArePublishedInEveryMinuteWithInstances() {
        Timeline maximum = run(metric("ConcurrentRequestsPerModel", "Maximum", 60));
        Timeline average = run(metric("ConcurrentRequestsPerModel", "Average", 60));
        Timeline cpu = run(metric("CPUUtilization", "Average", 60));

        for (int minute = 0; minute < TRACE.minutes(); minute++) {
            Timeline.Response response = cpu.response().orElseThrow();
            assertThat(maximum.metric(minute)).isEqualTo(1.5 * response.concurrency(minute));
            assertThat(average.metric(minute)).isEqualTo(response.concurrency(minute));
            assertThat(cpu.metric(minute)).isEqualTo(5 + 90 * response.throughput(minute) / 200);
        }
    }

    @Test
    void errorsAreTheRequestsThatTimeOut() {
        Timeline errors = run(metric("Invocation5XXErrors", "Sum", 60));

        assertThat(errors.metric(0)).isZero();
        assertThat(errors.metric(4))
                .isGreaterThan(0)
                .isEqualTo(errors.response().orElseThrow().timedOut(4));
        assertThat(errors.metric(6)).isNaN();
    }

    @Test
    void aPolicyOnConcurrencyScales() {
        ScalingPlan plan = ScalingPlan.of(ScalingDescription.endpoint("e")
                .minCapacity(1)
                .maxCapacity(3)
                .metric(metric("ConcurrentRequestsPerModel", "Maximum", 60))
                .step(Step.upper(0.1).change(-1))
                .step(Step.lower(4).change(+1))
                .build());
        Timeline timeline = Simulator.of(
                        plan, SERVICE.toBuilder().scaleOutDelay(0).build())
                .run(Trace.of(START, 60, 170, 170, 170, 170, 170, 170, 170));

        assertThat(timeline.running(7)).isGreaterThan(1);
    }

    /** 60 requests at 1000 and 120 at 4000: 3000 by requests, 2500 by minutes; a minute without requests has no weight. */
    @Test
    void aLongerAverageOfLatencyCountsRequests() {
        double[] latencies = {1_000, 4_000, Double.NaN};
        double[] requests = {60, 120, 0};

        assertThat(PeriodStatistic.AVERAGE_OF_REQUESTS.of(latencies, requests, 0, 2))
                .isEqualTo(3_000);
        assertThat(PeriodStatistic.AVERAGE.of(latencies, requests, 0, 2)).isEqualTo(2_500);
        assertThat(PeriodStatistic.AVERAGE_OF_REQUESTS.of(latencies, requests, 2, 2))
                .isNaN();
    }

    @Test
    void whatIsMissingIsNamed() {
        Service plain = Service.builder().requestsPerInstance(60).build();
        Service noLaw = Service.builder().curve(CURVE).build();

        assertThat(refused(metric("ModelLatency", "Average", 60), plain))
                .containsExactly(
                        "metric: ModelLatency needs service.curve. Run stepscale:calibrate, or write service.model in"
                                + " its place.");
        assertThat(refused(metric("CPUUtilization", "Average", 60), noLaw))
                .containsExactly(
                        "metric: CPUUtilization needs service.utilization.CPUUtilization, which is missing. Write its"
                                + " values without requests and at saturation: { idle: …, full: … }.");
        assertThat(refused(metric("ModelLatency", "p99", 60), SERVICE))
                .containsExactly(
                        "metric: p99 of ModelLatency cannot be simulated: the curve of the service has only p95."
                                + " Run stepscale:calibrate, or watch the Average.");
        assertThat(refused(metric("ModelLatency", "p95", 300), SERVICE))
                .containsExactly(
                        "metric: p95 of ModelLatency with a period of 300 s cannot be simulated: quantiles of minutes"
                                + " do not tell that of a longer period. Write a period of 60 s, or watch the Average.");
        assertThat(refused(metric("ModelLatency", "Sum", 60), SERVICE))
                .containsExactly(
                        "metric: Sum of ModelLatency cannot be simulated: Average and the quantiles of service.curve"
                                + " can be. Simulate a policy with one of these.");
    }

    private static List<String> refused(SourceMetric metric, Service service) {
        return catchThrowableOfType(InvalidValueException.class, () -> Simulator.of(plan(metric), service))
                .violations()
                .stream()
                .map(Violation::toString)
                .toList();
    }

    private static Timeline run(SourceMetric metric) {
        return Simulator.of(plan(metric), SERVICE).run(TRACE);
    }

    /** Never scales. */
    private static ScalingPlan plan(SourceMetric metric) {
        return ScalingPlan.of(ScalingDescription.endpoint("e")
                .minCapacity(1)
                .maxCapacity(1)
                .metric(metric)
                .step(Step.upper(1).change(-1))
                .step(Step.lower(1_000_000_000).change(+1))
                .build());
    }

    private static SourceMetric metric(String name, String statistic, int period) {
        return MetricCatalog.metric(name, EndpointKind.REALTIME)
                .withStatistic(new Statistic(statistic))
                .withPeriod(period);
    }
}
