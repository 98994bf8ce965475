package io.github.stepscale.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.metric.Fill;
import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.policy.rule.AdjustmentType;
import io.github.stepscale.policy.rule.Alarm;
import io.github.stepscale.policy.rule.ComparisonOperator;
import io.github.stepscale.policy.rule.MetricAggregationType;
import io.github.stepscale.policy.rule.StepAdjustment;
import io.github.stepscale.policy.rule.StepScalingPolicy;
import io.github.stepscale.policy.rule.TreatMissingData;
import io.github.stepscale.policy.steps.Layout;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.policy.target.CapacityRange;
import io.github.stepscale.service.ChangeOverlap;
import io.github.stepscale.service.Service;
import io.github.stepscale.traffic.DailyProfile;
import io.github.stepscale.traffic.Profile;
import io.github.stepscale.traffic.Trace;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds for every plan and all traffic. */
class InvariantsTest {
    private static final int RUNS = 300;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void withoutSchedulesTheCapacityStaysInItsRange() {
        int checked = 0;
        for (long seed = 1; seed <= RUNS; seed++) {
            RandomRun run = RandomRun.of(seed);
            if (run.plan().scaling().schedules().isEmpty() && run.service().overlap() == ChangeOverlap.LOCKED) {
                CapacityRange range = run.plan().scaling().capacity();
                Timeline timeline = run(run.plan(), run.service(), run.trace());

                assertThat(minutes(timeline))
                        .as("seed %s", seed)
                        .allMatch(minute -> range.contains(timeline.running(minute)));
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(50);
    }

    /** Whatever overlaps: what is under way is never more than what is there. */
    @Test
    void withoutSchedulesNeverFewerThanTheLeastAreInService() {
        int overlapping = 0;
        for (long seed = 1; seed <= RUNS; seed++) {
            RandomRun run = RandomRun.of(seed);
            if (run.plan().scaling().schedules().isEmpty()) {
                int least = run.plan().scaling().capacity().min();
                Timeline timeline = run(run.plan(), run.service(), run.trace());

                assertThat(minutes(timeline))
                        .as("seed %s", seed)
                        .allMatch(minute -> timeline.running(minute) >= least
                                && timeline.running(minute) + timeline.pending(minute) >= least);
                overlapping += run.service().overlap() == ChangeOverlap.OVERLAPPING ? 1 : 0;
            }
        }
        assertThat(overlapping).isGreaterThan(50);
    }

    @Test
    void neverFewerThanNoneAreInService() {
        for (long seed = 1; seed <= RUNS; seed++) {
            RandomRun run = RandomRun.of(seed);
            Timeline timeline = run(run.plan(), run.service(), run.trace());
            assertThat(minutes(timeline)).as("seed %s", seed).allMatch(minute -> timeline.running(minute) >= 0);
        }
    }

    @Test
    void anotherTimeChangesNothingWithoutSchedules() {
        for (long seed = 1; seed <= RUNS; seed++) {
            RandomRun run = RandomRun.of(seed);
            if (run.plan().scaling().schedules().isEmpty()) {
                Timeline now = run(run.plan(), run.service(), run.trace());
                Timeline later = run(run.plan(), run.service(), run.trace().shifted(Duration.ofMinutes(12_345)));

                assertSame(now, later, "seed " + seed);
                assertThat(later.trace().time(0)).isEqualTo(now.trace().time(12_345));
            }
        }
    }

    @Test
    void theSameSimulatorRunsTheSameAgain() {
        for (long seed = 1; seed <= RUNS; seed++) {
            RandomRun run = RandomRun.of(seed);
            Simulator simulator = Simulator.of(run.plan(), run.service());
            Timeline first = simulator.run(run.trace());
            simulator.run(run.trace().slice(0, 1 + run.trace().minutes() / 2));
            Timeline again = simulator.run(run.trace());

            assertSame(first, again, "seed " + seed);
            simulator.runAgain(again);
            assertSame(first, again, "seed " + seed + " into the same columns");
        }
    }

    @Test
    void aPolicyOfHoldsNeverActs() {
        Alarm always = new Alarm(
                MetricCatalog.metric("InvocationsPerInstance", EndpointKind.REALTIME),
                Fill.ZERO,
                ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
                BigDecimal.ZERO,
                1,
                1,
                TreatMissingData.BREACHING);
        StepAdjustment hold = new StepAdjustment(Optional.of(BigDecimal.ZERO), Optional.empty(), 0);
        StepScalingPolicy policy = new StepScalingPolicy(
                AdjustmentType.CHANGE_IN_CAPACITY,
                List.of(hold),
                60,
                MetricAggregationType.AVERAGE,
                OptionalInt.empty());
        ScalingPlan holds = ScalingPlan.of(ScalingDescription.endpoint("e")
                .minCapacity(1)
                .maxCapacity(9)
                .rule("Hold", always, policy)
                .build());
        Trace trace = new DailyProfile(0, 900, 14, 2).withNoise(0.3, 5).from(START);

        Timeline timeline = run(holds, Service.builder().initialCapacity(4).build(), trace);

        assertThat(minutes(timeline)).allMatch(minute -> timeline.running(minute) == 4 && timeline.action(minute) == 0);
    }

    @Test
    void doublingDemandThresholdsAndCapacityOfEachChangesNothing() {
        Profile week = new DailyProfile(100, 7_000, 15, 7).withNoise(0.2, 11);
        Trace once = week.from(START);
        Trace twice = Trace.of(
                START, Arrays.stream(week.requests()).map(count -> 2 * count).toArray());
        for (Layout layout : Layout.values()) {
            Timeline single = run(plan(layout, 1), service(1), once);
            Timeline doubled = run(plan(layout, 2), service(2), twice);

            assertThat(single.running).as("%s", layout).isEqualTo(doubled.running);
            assertThat(single.action).isEqualTo(doubled.action).contains(1, -1);
            assertThat(single.alarms).isEqualTo(doubled.alarms);
            assertThat(single.wait).isEqualTo(doubled.wait);
            assertThat(Arrays.stream(single.excess).map(over -> 2 * over).toArray())
                    .isEqualTo(doubled.excess);
        }
    }

    private static ScalingPlan plan(Layout layout, int unit) {
        return ScalingPlan.of(ScalingDescription.endpoint("e")
                .minCapacity(1)
                .maxCapacity(10)
                .layout(layout)
                .step(Step.upper(200 * unit).change(-1))
                .step(Step.lower(200 * unit).upper(600 * unit).change(0))
                .step(Step.lower(600 * unit).upper(900 * unit).change(+1))
                .step(Step.lower(900 * unit).change(+2))
                .build());
    }

    private static Service service(int unit) {
        return Service.builder().requestsPerInstance(800 * unit).build();
    }

    private static Timeline run(ScalingPlan plan, Service service, Trace trace) {
        return Simulator.of(plan, service).run(trace);
    }

    private static List<Integer> minutes(Timeline timeline) {
        return IntStream.range(0, timeline.minutes()).boxed().toList();
    }

    private static void assertSame(Timeline one, Timeline other, String name) {
        assertThat(other.running).as(name).isEqualTo(one.running);
        assertThat(other.pending).as(name).isEqualTo(one.pending);
        assertThat(other.metric).as(name).isEqualTo(one.metric);
        assertThat(other.alarms).as(name).isEqualTo(one.alarms);
        assertThat(other.action).as(name).isEqualTo(one.action);
        assertThat(other.excess).as(name).isEqualTo(one.excess);
        assertThat(other.wait).as(name).isEqualTo(one.wait);
        assertThat(other.noStep()).as(name).isEqualTo(one.noStep());
        assertThat(other.instanceMinutes()).as(name).isEqualTo(one.instanceMinutes());
    }
}
