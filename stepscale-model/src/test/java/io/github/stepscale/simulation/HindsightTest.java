package io.github.stepscale.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.schedule.ScheduledAction;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.policy.target.CapacityRange;
import io.github.stepscale.service.ChangeOverlap;
import io.github.stepscale.service.Service;
import io.github.stepscale.traffic.ConstantProfile;
import io.github.stepscale.traffic.Trace;
import io.github.stepscale.traffic.TraceReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HindsightTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final ScalingPlan PLAN = ScalingPlan.of(ScalingDescription.endpoint("e")
            .minCapacity(1)
            .maxCapacity(3)
            .step(Step.upper(1).change(-1))
            .build());
    private static final Path TRACES = Path.of("../../shared/traces");

    @Test
    void withoutABudgetItIsWhatTryingEverythingFinds() {
        Random random = new Random(1);
        for (int i = 0; i < 100; i++) {
            Trace trace = tiny(random);
            int min = random.nextInt(2);
            RunConditions conditions =
                    conditions(trace, service(10, random.nextInt(3), random.nextInt(3)), new CapacityRange(min, 3));
            exact(conditions, "case " + i);
        }
    }

    /** Ranges that change at any minute, in both directions, also while a change is under way and at the end. */
    @Test
    void withSchedulesItIsWhatTryingEverythingFinds() {
        Random random = new Random(3);
        int absent = 0;
        for (int i = 0; i < 400; i++) {
            absent += exact(scheduled(random), "case " + i) ? 0 : 1;
        }
        assertThat(absent).as("cases in which even the most are too few").isBetween(20, 380);
    }

    /** Whether there is one. */
    private static boolean exact(RunConditions conditions, String name) {
        double best = new BruteForce(conditions, 0).cheapest();
        Optional<Hindsight> hindsight = hindsight(conditions, 0);
        assertThat(hindsight.isPresent()).as(name).isEqualTo(best < Double.POSITIVE_INFINITY);
        hindsight.ifPresent(found -> {
            assertThat((double) found.summary().instanceMinutes()).as(name).isEqualTo(best);
            assertThat(found.summary().excessRequests()).as(name).hasValue(0);
            assertThat(found.lowerBoundInstanceHours() * 60).as(name).isCloseTo(best, within(1e-6));
        });
        return hindsight.isPresent();
    }

    @Test
    void withABudgetTheTruthLiesBetweenTheBoundAndTheSchedule() {
        Random random = new Random(2);
        int apart = 0;
        for (int i = 0; i < 300; i++) {
            RunConditions conditions = i < 100
                    ? conditions(
                            tiny(random), service(10, random.nextInt(3), random.nextInt(3)), new CapacityRange(1, 3))
                    : scheduled(random);
            double budget = random.nextDouble() * 0.3 * conditions.trace().total();
            double best = new BruteForce(conditions, budget).cheapest();
            Optional<Hindsight> hindsight = hindsight(conditions, budget);

            assertThat(hindsight.isPresent()).as("case " + i).isEqualTo(best < Double.POSITIVE_INFINITY);
            if (hindsight.isPresent()) {
                Hindsight found = hindsight.get();
                assertThat(found.summary().excessRequests().orElseThrow()).isLessThanOrEqualTo(budget);
                assertThat((double) found.summary().instanceMinutes())
                        .as("case " + i)
                        .isGreaterThanOrEqualTo(best);
                assertThat(found.lowerBoundInstanceHours() * 60).as("case " + i).isLessThanOrEqualTo(best + 1e-6);
                apart += found.summary().instanceMinutes() > best ? 1 : 0;
            }
        }
        assertThat(apart).as("cases in which the bound is not tight").isPositive();
    }

    /** A day at 10 a minute, with 4 to 10 instances and from ten past midnight on with 1. */
    @Test
    void whereAScheduleLowersTheLeastItCostsWhatTheScheduleAllows() {
        ReplayResult replay = night(OptionalInt.of(1), OptionalInt.empty(), 4, 10, 10);
        Hindsight found = replay.hindsight().orElseThrow();

        // Four until the scale-in of minute 10 is done in minute 15, then one.
        assertThat(found.summary().instanceMinutes()).isEqualTo(4 * 15 + 1_425);
        assertThat(found.gap()).isZero();
        assertThat(replay.policy().summary().instanceMinutes())
                .isGreaterThanOrEqualTo(found.summary().instanceMinutes());
        assertThat(replay.fixed().orElseThrow().instances()).isEqualTo(1);
        assertThat(replay.fixed().orElseThrow().run().summary().instanceMinutes())
                .isEqualTo(found.summary().instanceMinutes());
    }

    /** 40 a minute need four; until the schedule only two may run. */
    @Test
    void whereAScheduleRaisesTheMostItServesWhatThePolicyServes() {
        ReplayResult replay = night(OptionalInt.empty(), OptionalInt.of(8), 1, 2, 40);
        double excess = replay.policy().summary().excessRequests().orElseThrow();

        assertThat(excess).isPositive().isLessThan(0.05 * replay.trace().total());
        assertThat(replay.hindsight().orElseThrow().summary().excessRequests().orElseThrow())
                .isPositive()
                .isLessThanOrEqualTo(excess);
        assertThat(replay.fixed().orElseThrow().instances()).isEqualTo(4);
    }

    private static ReplayResult night(OptionalInt newMin, OptionalInt newMax, int min, int max, long requests) {
        ScalingPlan plan = ScalingPlan.of(ScalingDescription.endpoint("e")
                .minCapacity(min)
                .maxCapacity(max)
                .step(Step.upper(8).change(-1))
                .step(Step.lower(12).change(+1))
                .schedule(new ScheduledAction(
                        "night",
                        "at(2026-01-01T00:10:00)",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        newMin,
                        newMax))
                .build());
        return ReplayResult.of(
                plan, service(10, 5, 4), Objective.NONE, new ConstantProfile(requests, 1_440).from(START));
    }

    @ParameterizedTest
    @ValueSource(strings = {"worldcup98_2weeks.csv", "servegen_m_large.csv", "nab_elb_requests.csv"})
    void theGapOnRealTrafficIsAtMostOnePercent(String file) throws Exception {
        assumeTrue(Files.exists(TRACES), "skipped: no " + TRACES);
        Trace trace =
                TraceReader.read(file, Files.readAllBytes(TRACES.resolve(file))).trace();
        RunConditions conditions = conditions(trace, service(trace.peak() / 10, 4, 4), new CapacityRange(1, 10));
        Hindsight found = hindsight(conditions, 0.01 * trace.total()).orElseThrow();

        assertThat(found.gap()).isBetween(0.0, 0.01);
        assertThat(found.summary().excessFraction().orElseThrow()).isLessThanOrEqualTo(0.01);
    }

    @Test
    void thereIsNoneIfTheMostInstancesAreTooFew() {
        Trace trace = Trace.of(START, 10, 40, 10);

        RunConditions conditions = conditions(trace, service(10, 1, 1), new CapacityRange(1, 3));
        assertThat(hindsight(conditions, Math.nextDown(10.0))).isEmpty();
        assertThat(hindsight(conditions, 10)).isPresent();
    }

    @Test
    void aChangeMayTakeLongerThanTheTrace() {
        Random random = new Random(5);
        for (int i = 0; i < 40; i++) {
            Trace trace = tiny(random);
            int longest = trace.minutes() + random.nextInt(3) - 1;
            Service service = service(10, random.nextBoolean() ? longest : 1, random.nextBoolean() ? 1_440 : longest);
            exact(conditions(trace, service, new CapacityRange(random.nextInt(2), 3)), "case " + i);
        }
    }

    @Test
    void asManyMinutesAndCountsAsMayBeSearchedAreAndOneMoreIsNot() {
        Trace trace = Trace.of(START, 1e8, 1e8);
        int most = Hindsight.MAX_STATES / 2;

        assertThat(isTooLarge(conditions(trace, service(1, 0, 0), new CapacityRange(1, most))))
                .isFalse();
        assertThat(isTooLarge(conditions(trace, service(1, 0, 0), new CapacityRange(0, most))))
                .isTrue();
        assertThat(isTooLarge(conditions(trace, service(1, 0, 0), new CapacityRange(0, Integer.MAX_VALUE))))
                .isTrue();
    }

    @Test
    void longDelaysMakeASearchTooLargeToo() {
        Trace day = new ConstantProfile(1_000_000, 1_000).from(START);
        CapacityRange range = new CapacityRange(1, 1_000);

        assertThat(isTooLarge(conditions(day, service(1, 999, 4), range))).isFalse();
        assertThat(isTooLarge(conditions(day, service(1, 1_440, 4), range))).isFalse();
        assertThat(isTooLarge(conditions(day, service(1, 1_440, 4), new CapacityRange(0, 1_000))))
                .isTrue();
    }

    /** A schedule makes all counts of the range ones to try, and the range has as many as a number can count. */
    @Test
    void theWidestRangeIsRefusedAndNotSearched() {
        ScheduledAction schedule = new ScheduledAction(
                "night",
                "at(2026-01-01T00:01:00)",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.of(0),
                OptionalInt.of(7));
        ScalingPlan plan = ScalingPlan.of(ScalingDescription.inferenceComponent("c")
                .minCapacity(0)
                .maxCapacity(Integer.MAX_VALUE)
                .schedule(schedule)
                .step(Step.upper(1).change(-1))
                .build());
        Service service = service(1, 1, 1).toBuilder()
                .initialCapacity(Integer.MAX_VALUE)
                .overlap(ChangeOverlap.OVERLAPPING)
                .build();
        ReplayResult replay = ReplayResult.of(plan, service, Objective.NONE, Trace.of(START, 1e12, 1e12, 1e12));

        assertThat(replay.isHindsightTooLarge(plan, service, Objective.NONE)).isTrue();
        assertThat(replay.isFixedTooLarge(plan, service, Objective.NONE)).isTrue();
        assertThat(replay.hindsight()).isEmpty();
        assertThat(replay.fixed()).isEmpty();
        assertThat(replay.policy().summary().instanceMinutes()).isEqualTo(3L * Integer.MAX_VALUE);
    }

    private static Trace tiny(Random random) {
        double[] requests = new double[4 + random.nextInt(5)];
        for (int i = 0; i < requests.length; i++) {
            requests[i] = random.nextInt(33);
        }
        return Trace.of(START, requests);
    }

    private static RunConditions conditions(Trace trace, Service service, CapacityRange range) {
        return new RunConditions(
                PLAN, service, trace, ScheduledCapacityRange.constant(range, trace.minutes()), Optional.empty());
    }

    private static Optional<Hindsight> hindsight(RunConditions conditions, double budget) {
        double each = conditions.service().requestsPerInstance().orElseThrow();
        return Hindsight.of(conditions, new HindsightGoal(each, budget, false));
    }

    private static boolean isTooLarge(RunConditions conditions) {
        return HindsightProblem.of(
                        conditions, Throughput.of(conditions.service().requestsPerInstance()))
                .isTooLarge();
    }

    /** Up to three changes of the range, each of which leaves a capacity in it. */
    private static RunConditions scheduled(Random random) {
        Trace trace = tiny(random);
        int first = random.nextInt(3);
        ScheduledCapacityRange range = ScheduledCapacityRange.constant(
                new CapacityRange(first, Math.max(1, first + random.nextInt(3))), trace.minutes());
        for (int changes = random.nextInt(4); changes > 0; changes--) {
            int from = random.nextInt(trace.minutes());
            int min = random.nextInt(4);
            Arrays.fill(range.min(), from, trace.minutes(), min);
            Arrays.fill(range.max(), from, trace.minutes(), min + random.nextInt(3));
        }
        return new RunConditions(
                PLAN, service(10, random.nextInt(4), random.nextInt(4)), trace, range, Optional.empty());
    }

    private static Service service(double requestsPerInstance, int scaleOutDelay, int scaleInDelay) {
        return Service.builder()
                .requestsPerInstance(requestsPerInstance)
                .scaleOutDelay(scaleOutDelay)
                .scaleInDelay(scaleInDelay)
                .build();
    }

    /** Tries every decision in every minute, as the minute loop would carry it out. */
    private record BruteForce(RunConditions conditions, double budget) {

        double cheapest() {
            double best = Double.POSITIVE_INFINITY;
            CapacityRange start = conditions.range().first();
            for (int first = start.min(); first <= start.max(); first++) {
                best = Math.min(best, from(0, first, 0, 0, 0, 0));
            }
            return best;
        }

        /** The least that is paid from a minute on; {@code delta} is under way until {@code doneAt}. */
        private double from(int minute, int running, int delta, int doneAt, double paid, double excess) {
            if (minute == conditions.trace().minutes()) {
                return excess <= budget ? paid : Double.POSITIVE_INFINITY;
            }
            boolean done = delta != 0 && doneAt == minute;
            int now = done ? running + delta : running;
            int left = done ? 0 : delta;
            double each = conditions.service().requestsPerInstance().orElseThrow();
            double over = excess + Math.max(0, conditions.trace().requests(minute) - now * each);
            double cost = paid + now + Math.max(0, left);
            return left != 0 ? from(minute + 1, now, left, doneAt, cost, over) : decided(minute, now, cost, over);
        }

        /** Whatever the range of the minute has, the present count too if it is in it. */
        private double decided(int minute, int now, double cost, double over) {
            double best = Double.POSITIVE_INFINITY;
            for (int next = conditions.range().min()[minute];
                    next <= conditions.range().max()[minute];
                    next++) {
                Service service = conditions.service();
                int delay = next > now ? service.scaleOutDelay() : service.scaleInDelay();
                best = Math.min(best, from(minute + 1, now, next - now, minute + 1 + delay, cost, over));
            }
            return best;
        }
    }
}
