package io.github.stepscale.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.ScalingDescriptionBuilder;
import io.github.stepscale.policy.TrackingScaling;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.metric.PredefinedMetric;
import io.github.stepscale.policy.steps.Layout;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.service.Service;
import io.github.stepscale.service.ServiceBuilder;
import io.github.stepscale.simulation.ShortageCauses.Cause;
import io.github.stepscale.simulation.ShortageCauses.Drop;
import io.github.stepscale.simulation.ShortageCauses.Measure;
import io.github.stepscale.text.PlainNumbers;
import io.github.stepscale.traffic.Trace;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ShortageCausesTest {
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

    @Test
    void allOfTheShortageIsTheStartUpDelayWhereThePolicyAsksInTime() {
        // Asked in minute 1 and in service in minute 5: minutes 2, 3 and 4 are 2 short each.
        ShortageCauses causes = causes(policy(0), service().scaleOutDelay(3), 5, 8, 12, 12, 12, 12);

        assertThat(amounts(causes)).isEqualTo(amounts(6, 0, 0, 0, 0));
        assertThat(causes.share(causes.byCause().get(Cause.START_UP_DELAY))).hasValue(1);
        assertThat(causes.rest()).isZero();
    }

    @Test
    void allOfTheShortageIsTheMetricDelayWhereAnAlarmSeesThatLate() {
        // Seen and asked in minute 3: minutes 2 and 3 are 2 short each.
        ShortageCauses causes = causes(policy(0), service().metricDelay(2), 5, 8, 12, 12, 12, 12);

        assertThat(amounts(causes)).isEqualTo(amounts(0, 4, 0, 0, 0));
        assertThat(causes.total()).isEqualByComparingTo("4");
    }

    @Test
    void allOfTheShortageIsTheCooldownWhereItHoldsTheSecondScaleOut() {
        // In service in minute 2 with a cooldown to minute 7: the next change is asked in minute 6, not in 2.
        ShortageCauses causes = causes(policy(300), service(), 5, 8, 16, 25, 25, 25, 25, 25);

        assertThat(amounts(causes)).isEqualTo(amounts(0, 0, 20, 0, 0));
    }

    @Test
    void stepsThatAskForTooLittleAreToldApartFromDemandThatNobodyKnewOf() {
        // 4 instances are needed from minute 2 on: 2 are there, then 3, then 4. In minute 2 the demand was new.
        ShortageCauses causes = causes(policy(0), service(), 5, 8, 40, 40, 40, 40);

        assertThat(amounts(causes)).isEqualTo(amounts(0, 0, 0, 10, 0));
        assertThat(causes.rest()).isEqualByComparingTo("20");
        assertThat(causes.total()).isEqualByComparingTo("30");
    }

    @Test
    void maximumIsWhatARightAnswerCannotExceed() {
        // In minute 3 the demand is new; in minutes 4 and 5 only the maximum of 2 is in the way.
        ShortageCauses causes = causes(policy(0).maxCapacity(2), service(), 5, 8, 15, 25, 25, 25);

        assertThat(amounts(causes)).isEqualTo(amounts(0, 0, 0, 0, 10));
        assertThat(causes.rest()).isEqualByComparingTo("5");
    }

    @Test
    void withoutAShortageThereIsNoCause() {
        ShortageCauses causes = causes(policy(0), service(), 5, 5, 5);

        assertThat(causes.drops()).isEmpty();
        assertThat(causes.total()).isZero();
        assertThat(causes.share(causes.rest())).isEmpty();
    }

    @Test
    void withoutRequestsPerInstanceNothingIsKnown() {
        ScalingPlan plan = ScalingPlan.of(policy(0).build());

        assertThat(ShortageCauses.of(plan, Service.standard(), Trace.of(START, 5, 50, 50)))
                .isEmpty();
    }

    @Test
    void targetTrackingHasCooldownsTooAndItsAlarmsAreItsSteps() {
        ScalingDescription tracking = ScalingDescription.endpoint("e")
                .minCapacity(1)
                .maxCapacity(10)
                .tracking(new TrackingScaling(PredefinedMetric.VARIANT_INVOCATIONS, BigDecimal.valueOf(8), 300, 300))
                .build();
        double[] requests = new double[30];
        for (int minute = 0; minute < requests.length; minute++) {
            requests[minute] = minute < 10 ? 5 : minute < 14 ? 20 : 40;
        }
        ShortageCauses causes = ShortageCauses.of(
                        ScalingPlan.of(tracking), service().scaleOutDelay(2).build(), Trace.of(START, requests))
                .orElseThrow();

        assertThat(causes.byCause().get(Cause.STEPS)).isPositive();
        assertThat(sum(causes)).isEqualByComparingTo(causes.total());
    }

    @Test
    void longestWaitOfAnAsynchronousEndpointHasCausesInMinutes() {
        ScalingDescription async = ScalingDescription.endpoint("e")
                .inferenceType(EndpointKind.ASYNC)
                .minCapacity(1)
                .maxCapacity(10)
                .layout(Layout.SPLIT)
                .step(Step.lower(5).change(+1))
                .build();
        ShortageCauses causes = ShortageCauses.of(
                        ScalingPlan.of(async),
                        service().scaleOutDelay(5).metricDelay(1).build(),
                        Trace.of(
                                START, DoubleStream.generate(() -> 30).limit(60).toArray()))
                .orElseThrow();

        assertThat(causes.measure()).isEqualTo(Measure.WAIT);
        assertThat(causes.byCause().get(Cause.START_UP_DELAY)).isPositive();
        assertThat(sum(causes)).isEqualByComparingTo(causes.total());
    }

    @Test
    void dropsAndRestAddUpToTheRequestsAboveCapacityExactly() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            double[] requests = random.doubles(240, 0, 90).toArray();
            Service service = service()
                    .requestsPerInstance(7.3)
                    .scaleOutDelay(random.nextInt(5))
                    .metricDelay(random.nextInt(3))
                    .build();
            ScalingPlan plan = ScalingPlan.of(policy(60 * random.nextInt(5))
                    .maxCapacity(2 + random.nextInt(10))
                    .build());
            Trace trace = Trace.of(START, requests);
            ShortageCauses causes = ShortageCauses.of(plan, service, trace).orElseThrow();
            SimulatedRun run = SimulatedRun.of(plan, service, trace);

            assertThat(causes.total())
                    .isEqualTo(
                            PlainNumbers.decimal(run.summary().excessRequests().orElseThrow()));
            assertThat(sum(causes)).isEqualByComparingTo(causes.total());
            // By construction: more capacity in every minute, and never less.
            assertThat(causes.byCause().get(Cause.STEPS)).isNotNegative();
            assertThat(causes.byCause().get(Cause.MAXIMUM)).isNotNegative();
        }
    }

    private static BigDecimal sum(ShortageCauses causes) {
        return causes.drops().stream().map(Drop::amount).reduce(causes.rest(), BigDecimal::add);
    }

    /** One instance more from 8 requests per instance on, and never fewer. */
    private static ScalingDescriptionBuilder policy(int cooldown) {
        return ScalingDescription.endpoint("e")
                .minCapacity(1)
                .maxCapacity(10)
                .layout(Layout.SPLIT)
                .step(Step.lower(8).change(+1))
                .scaleOut(side -> side.cooldown(cooldown));
    }

    private static ServiceBuilder service() {
        return Service.builder().requestsPerInstance(10).scaleOutDelay(0).metricDelay(0);
    }

    private static ShortageCauses causes(ScalingDescriptionBuilder policy, ServiceBuilder service, double... requests) {
        return ShortageCauses.of(ScalingPlan.of(policy.build()), service.build(), Trace.of(START, requests))
                .orElseThrow();
    }

    private static Map<Cause, Integer> amounts(ShortageCauses causes) {
        Map<Cause, Integer> amounts = new EnumMap<>(Cause.class);
        causes.byCause().forEach((cause, amount) -> amounts.put(cause, amount.intValueExact()));
        return amounts;
    }

    private static Map<Cause, Integer> amounts(int startUp, int metric, int cooldown, int steps, int maximum) {
        return Map.of(
                Cause.START_UP_DELAY, startUp,
                Cause.METRIC_DELAY, metric,
                Cause.COOLDOWN, cooldown,
                Cause.STEPS, steps,
                Cause.MAXIMUM, maximum);
    }
}
