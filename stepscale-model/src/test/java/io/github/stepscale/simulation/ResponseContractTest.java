package io.github.stepscale.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.github.stepscale.curve.LatencyQuantile;
import io.github.stepscale.curve.ServiceCurve;
import io.github.stepscale.curve.ServiceModel;
import io.github.stepscale.curve.UtilizationByMetric;
import io.github.stepscale.curve.UtilizationLaw;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.ScalingDescriptionBuilder;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.service.Service;
import io.github.stepscale.service.ServiceBuilder;
import io.github.stepscale.traffic.Trace;
import io.github.stepscale.validation.InvalidValueException;
import io.github.stepscale.validation.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Single rules of the response, with numbers that can be worked out by hand. */
class ResponseContractTest {
    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
    /** One request takes a second: concurrency is the rate divided by 60. */
    private static final ServiceCurve SECOND =
            new ServiceCurve(List.of(row(60, 1, 1_000, 2_000), row(120, 2, 1_000, 2_000), row(240, 4, 1_000, 4_000)));

    private static final Service SERVICE = Service.builder()
            .requestsPerInstance(240)
            .curve(SECOND)
            .scaleOutDelay(0)
            .scaleInDelay(0)
            .metricDelay(0)
            .build();

    @Test
    void aConstantLoadSettlesAtLittlesLaw() {
        Timeline.Response response = run(fixed(2), SERVICE, constant(240, 20));

        assertThat(response.concurrency(19)).isCloseTo(2, within(1e-9));
        assertThat(response.throughput(19)).isCloseTo(120, within(1e-9));
        assertThat(response.latencyMeanMs(19)).isCloseTo(1_000, within(1e-6));
        assertThat(response.latencyMs(LatencyQuantile.P95, 19)).isCloseTo(2_000, within(1e-6));
        assertThat(response.latencyMs(LatencyQuantile.P50, 19)).isNaN();
        assertThat(response.timedOut(19)).isZero();
    }

    /** N' + X(N') / 6 = 10: with X = 60 N in the first segments, N' = 10 / 11. */
    @Test
    void theFirstTickIsTheImplicitStep() {
        Timeline.Response response = run(fixed(1), SERVICE, constant(60, 1));
        double expected = 0;
        double sum = 0;
        for (int tick = 0; tick < 6; tick++) {
            expected = (expected + 10) / 11;
            sum += expected;
        }

        assertThat(response.concurrency(0)).isCloseTo(sum / 6, within(1e-12));
    }

    /** The cap is 240 a minute times one minute, and the 4 of the last row; above it 60 a minute are cut off. */
    @Test
    void whatWaitsLongerThanTheTimeoutIsGivenUp() {
        Timeline.Response response = run(fixed(1), SERVICE, constant(300, 20));

        assertThat(response.timedOut(3)).isZero();
        assertThat(response.concurrency(19)).isEqualTo(244);
        assertThat(response.throughput(19)).isEqualTo(240);
        assertThat(response.timedOut(19)).isCloseTo(60, within(1e-9));
        assertThat(response.latencyMeanMs(19)).isCloseTo(61_000, within(1e-6));
        assertThat(response.latencyMs(LatencyQuantile.P95, 19)).isCloseTo(64_000, within(1e-6));
    }

    @Test
    void withoutRequestsTheLatencyIsThatOfTheFirstRow() {
        Timeline.Response response = run(fixed(1), SERVICE, Trace.of(START, 60, 0, 0, 0, 0, 0, 0, 0, 0));

        assertThat(response.concurrency(8)).isZero();
        assertThat(response.throughput(8)).isZero();
        assertThat(response.latencyMeanMs(8)).isEqualTo(1_000);
        assertThat(response.latencyMs(LatencyQuantile.P95, 8)).isEqualTo(2_000);
    }

    /** 244 inside one instance are shared by two as soon as both serve. */
    @Test
    void aChangeOfTheCountSharesWhatIsInside() {
        ScalingPlan plan = ScalingPlan.of(ScalingDescription.endpoint("e")
                .minCapacity(1)
                .maxCapacity(2)
                .step(Step.upper(100).change(-1))
                .step(Step.lower(1_000).change(+1))
                .build());
        Timeline timeline = Simulator.of(plan, SERVICE)
                .run(Trace.of(START, 300, 300, 300, 300, 300, 300, 300, 300, 300, 1_000, 0, 0));
        Timeline.Response response = timeline.response().orElseThrow();

        assertThat(timeline.running(9)).isEqualTo(1);
        assertThat(timeline.running(10)).isEqualTo(2);
        double inside = 122;
        double sum = 0;
        for (int tick = 0; tick < 6; tick++) {
            inside -= 40;
            inside = inside < 4 ? (inside + 40) / 11 : inside;
            sum += inside;
        }
        assertThat(response.concurrency(10)).isCloseTo(sum / 6, within(1e-9));
    }

    @Test
    void withoutInstancesWhatIsInsideIsGivenUpOnce() {
        Service one = SERVICE.toBuilder().initialCapacity(1).build();
        Timeline timeline = Simulator.of(toZero(false), one).run(constant(60, 9));
        Timeline.Response response = timeline.response().orElseThrow();

        int gone = 0;
        while (timeline.running(gone) > 0) {
            gone++;
        }
        assertThat(gone).isBetween(1, 7);
        assertThat(response.concurrency(gone)).isNaN();
        assertThat(response.throughput(gone)).isNaN();
        assertThat(response.latencyMeanMs(gone)).isNaN();
        assertThat(response.latencyMs(LatencyQuantile.P95, gone)).isNaN();
        assertThat(DoubleStream.of(response.timedOut).limit(gone)).containsOnly(0.0);
        assertThat(response.timedOut(gone)).isCloseTo(1, within(0.01));
        assertThat(response.timedOut(gone + 1)).isZero();
    }

    /** Requests wait in the queue of an asynchronous endpoint, not inside an instance: the first one starts empty. */
    @Test
    void theFirstInstanceOfAnAsynchronousEndpointStartsEmpty() {
        Service sleeping =
                SERVICE.toBuilder().initialCapacity(0).scaleOutDelay(2).build();
        Timeline timeline = Simulator.of(toZero(true), sleeping).run(Trace.of(START, 60, 60, 60, 60, 60, 60));
        Timeline.Response response = timeline.response().orElseThrow();

        int first = 0;
        while (timeline.running(first) == 0) {
            assertThat(response.concurrency(first)).isNaN();
            first++;
        }
        assertThat(first).isBetween(1, 5);
        assertThat(response.concurrency(first))
                .isEqualTo(run(fixed(1), SERVICE, constant(60, 1)).concurrency(0));
        assertThat(DoubleStream.of(response.timedOut)).containsOnly(0.0);
    }

    @Test
    void aFormulaGivesMeansButNoQuantiles() {
        Service modelled = Service.builder()
                .model(new ServiceModel(4, Duration.ofMillis(120), 0.8))
                .build();
        Timeline.Response response = run(fixed(1), modelled, constant(600, 30));

        assertThat(modelled.effectiveSaturation()).hasValue(2_000);
        assertThat(response.latencyMeanMs(29)).isBetween(120.0, 125.0);
        assertThat(response.latencyMs(LatencyQuantile.P95, 29)).isNaN();
        assertThat(response.quantiles()).isEmpty();
    }

    @Test
    void aServiceWithoutAResponseHasNone() {
        Service plain = Service.builder().requestsPerInstance(240).build();

        assertThat(Simulator.of(fixed(1), plain).run(constant(60, 2)).response())
                .isEmpty();
    }

    @Test
    void contradictionsAreRefusedTogether() {
        assertThat(violations(Service.builder()
                        .curve(SECOND)
                        .model(new ServiceModel(1, Duration.ofSeconds(1), 1))
                        .saturation(200)
                        .timeout(Duration.ZERO)
                        .concurrencyPeak(0.5)))
                .containsExactly(
                        "model: is given beside 'curve': one of them is allowed. Keep 'curve', which is measured.",
                        "saturation: is given beside 'model', from which it follows. Leave it out.",
                        "saturation: 200 is below the last rate of 'curve', 240: that rate or more is allowed. Raise it, or"
                                + " leave it out.",
                        "timeout: 0ms is not allowed: 1ms to 1440m is. Write a duration in that range, such as 60s.",
                        "concurrencyPeak: 0.5 is not allowed: 1 to 1000 is. Write the maximum of the concurrency within a"
                                + " minute divided by its mean.");
        assertThat(violations(Service.builder()
                        .saturation(200)
                        .utilization(new UtilizationByMetric(Map.of("CPUUtilization", new UtilizationLaw(5, 92))))))
                .containsExactly(
                        "utilization: needs the saturation of an instance, which 'curve' or 'model' tells. Add 'curve', as"
                                + " calibrate measures it, or 'model'.",
                        "saturation: needs 'curve', whose end it is. Add 'curve', as calibrate measures it.");
    }

    private static List<String> violations(ServiceBuilder service) {
        return catchThrowableOfType(InvalidValueException.class, service::build).violations().stream()
                .map(Violation::toString)
                .toList();
    }

    private static ServiceCurve.Row row(double rate, double concurrency, double mean, double p95) {
        return new ServiceCurve.Row(rate, mean, concurrency, Map.of(LatencyQuantile.P95, p95));
    }

    private static Timeline.Response run(ScalingPlan plan, Service service, Trace trace) {
        return Simulator.of(plan, service).run(trace).response().orElseThrow();
    }

    private static Trace constant(double requests, int minutes) {
        return Trace.of(
                START, DoubleStream.generate(() -> requests).limit(minutes).toArray());
    }

    private static ScalingPlan fixed(int instances) {
        return ScalingPlan.of(ScalingDescription.endpoint("e")
                .minCapacity(instances)
                .maxCapacity(instances)
                .step(Step.upper(10).change(-1))
                .step(Step.lower(1_000).change(+1))
                .build());
    }

    /** Removes the only instance after the first minute. */
    private static ScalingPlan toZero(boolean async) {
        ScalingDescriptionBuilder scaling = async
                ? ScalingDescription.endpoint("e").inferenceType(EndpointKind.ASYNC)
                : ScalingDescription.inferenceComponent("c");
        return ScalingPlan.of(scaling.minCapacity(0)
                .maxCapacity(1)
                .step(Step.upper(100).change(-1))
                .step(Step.lower(1_000).change(+1))
                .build());
    }
}
