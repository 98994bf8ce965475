package io.github.stepscale.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.TrackingScaling;
import io.github.stepscale.policy.metric.PredefinedMetric;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.service.Service;
import io.github.stepscale.traffic.Trace;
import io.github.stepscale.validation.InvalidValueException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A plan of target tracking is simulated by the model that is a reference of every other plan. */
class TrackingPlanTest {
    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
    private static final Service SERVICE =
            Service.builder().requestsPerInstance(100).trackingTarget(62.5).build();

    @Test
    void withTheCooldownsOfTheReferenceItGoesTheSameWay() {
        ScalingPlan steps = ScalingPlan.of(ScalingDescription.endpoint("e")
                .minCapacity(1)
                .maxCapacity(9)
                .step(Step.lower(50).change(1))
                .build());

        ReplayResult replay = ReplayResult.of(steps, SERVICE, Objective.NONE, trace());
        SimulatedRun own = SimulatedRun.of(plan(300, 300), SERVICE, trace());

        assertThat(own.summary())
                .isEqualTo(replay.targetTracking().orElseThrow().summary());
        assertThat(running(own)).isEqualTo(running(replay.targetTracking().orElseThrow()));
        assertThat(running(own)).as("it moves").contains(2, 5);
    }

    @Test
    void theCooldownOfAScaleInHoldsBackTheNextOne() {
        double[] falling = IntStream.range(0, 60)
                .mapToDouble(minute -> Math.max(60, 900 - 20 * minute))
                .toArray();

        assertThat(instanceMinutes(plan(0, 1200), falling)).isGreaterThan(instanceMinutes(plan(1200, 0), falling));
    }

    @Test
    void theCooldownOfAScaleOutKeepsWhatItAdded() {
        double[] burst = IntStream.range(0, 90)
                .mapToDouble(minute -> minute >= 5 && minute < 20 ? 400 : 60)
                .toArray();

        assertThat(instanceMinutes(plan(3600, 0), burst)).isGreaterThan(instanceMinutes(plan(0, 0), burst));
    }

    @Test
    void theTimelineNamesItsTwoAlarms() {
        assertThat(SimulatedRun.of(plan(300, 300), SERVICE, trace()).timeline().rules())
                .containsExactly("TrackingHigh", "TrackingLow");
    }

    @Test
    void aMetricWhoseAlarmsNobodyDocumentsIsRefusedWithTheReason() {
        ScalingPlan plan = plan(new TrackingScaling(PredefinedMetric.VARIANT_CONCURRENCY, BigDecimal.ONE, 60, 60));

        assertThatThrownBy(() -> SimulatedRun.of(plan, SERVICE, trace()))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("SageMakerVariantConcurrentRequestsPerModelHighResolution cannot be simulated");
    }

    private static ScalingPlan plan(int scaleOutCooldown, int scaleInCooldown) {
        return plan(new TrackingScaling(
                PredefinedMetric.VARIANT_INVOCATIONS, new BigDecimal("62.5"), scaleOutCooldown, scaleInCooldown));
    }

    private static ScalingPlan plan(TrackingScaling tracking) {
        return ScalingPlan.of(ScalingDescription.endpoint("e")
                .minCapacity(1)
                .maxCapacity(9)
                .tracking(tracking)
                .build());
    }

    private static int instanceMinutes(ScalingPlan plan, double[] requests) {
        Service prompt = SERVICE.toBuilder()
                .scaleOutDelay(0)
                .scaleInDelay(0)
                .metricDelay(0)
                .initialCapacity((int) Math.min(9, requests[0] / 50))
                .build();
        return IntStream.of(running(SimulatedRun.of(plan, prompt, Trace.of(START, requests))))
                .sum();
    }

    private static int[] running(SimulatedRun run) {
        return IntStream.range(0, run.timeline().minutes())
                .map(run.timeline()::running)
                .toArray();
    }

    private static Trace trace() {
        Random random = new Random(5);
        return Trace.of(
                START,
                IntStream.range(0, 2_000)
                        .mapToDouble(
                                minute -> Math.rint(200 + 180 * Math.sin(minute / 90.0) + 40 * random.nextGaussian()))
                        .map(requests -> Math.max(0, requests))
                        .toArray());
    }
}
