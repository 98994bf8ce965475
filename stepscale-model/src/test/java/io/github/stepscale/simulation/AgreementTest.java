package io.github.stepscale.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.ScalingDescriptionBuilder;
import io.github.stepscale.policy.schedule.ScheduledAction;
import io.github.stepscale.policy.steps.Layout;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.service.Service;
import io.github.stepscale.traffic.ConstantProfile;
import io.github.stepscale.traffic.Trace;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The policy and its references add the same minutes, and so come to the same numbers, to the last bit. */
class AgreementTest {
    private static final int EVERY_DAY = 200;
    private static final int RUNS = 2_000;
    private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

    /** 25.4 of 92 requests are above capacity, in a minute and, but for the last bit, in sixty. */
    @Test
    void theSearchEndsWhereTheBudgetIsWhatThePolicyLeaves() {
        ScalingPlan plan = ScalingPlan.of(ScalingDescription.endpoint("e")
                .minCapacity(1)
                .maxCapacity(2)
                .step(Step.upper(20).change(-1))
                .step(Step.lower(40).change(+1))
                .build());
        Service service =
                Service.builder().requestsPerInstance(33.3).initialCapacity(2).build();
        ReplayResult replay = ReplayResult.of(plan, service, Objective.NONE, new ConstantProfile(92, 60).from(START));

        assertThat(excess(replay.hindsight().orElseThrow().summary()))
                .isEqualTo(excess(replay.policy().summary()))
                .isEqualTo(excess(replay.fixed().orElseThrow().run().summary()));
        assertThat(replay.hindsight().orElseThrow().summary().instanceMinutes()).isEqualTo(120);
        assertThat(replay.hindsight().orElseThrow().gap()).isZero();
    }

    /** Three times the double 33.3 is a little less than 99.9, a hundred times 4.35 a little less than 435. */
    @Test
    void whatIsServedExactlyIsNotAboveCapacity() {
        assertThat(Throughput.of(OptionalDouble.of(33.3)).served(3)).isEqualTo(99.9);
        assertThat(Throughput.of(OptionalDouble.of(4.35)).served(100)).isEqualTo(435);
        assertThat(Throughput.of(OptionalDouble.of(4.35)).needed(435)).isEqualTo(100);
        assertThat(Throughput.of(OptionalDouble.of(4.35)).needed(Math.nextUp(435.0)))
                .isEqualTo(101);
        assertThat(Throughput.of(OptionalDouble.of(0.1)).needed(0.3)).isEqualTo(3);
        assertThat(Throughput.of(OptionalDouble.of(100)).needed(0)).isZero();
        assertThat(Throughput.of(OptionalDouble.of(2e20)).served(3)).isEqualTo(6e20);

        Trace trace = Trace.of(START, 435, 435);
        ScalingPlan hundred = plan(new Random(1), 100, 100, false);
        Service service = Service.builder().requestsPerInstance(4.35).build();
        Summary summary = ReplayResult.of(hundred, service, Objective.NONE, trace)
                .policy()
                .summary();
        assertThat(summary.minutesShort()).hasValue(0);
        assertThat(summary.elasticity().orElseThrow().timeshareOver()).isZero();
    }

    /** Every share is at most 1, though nothing at all is served and the minutes have no short sum. */
    @Test
    void whatIsAboveCapacityIsNeverMoreThanAll() {
        double[] tenths =
                IntStream.range(0, 1_000).mapToDouble(i -> 0.1 + i % 7).toArray();
        ScalingPlan asleep = ScalingPlan.of(ScalingDescription.inferenceComponent("c")
                .minCapacity(0)
                .maxCapacity(1)
                .wakeFromZero(false)
                .step(Step.lower(1).change(+1))
                .build());
        Service service = Service.builder().requestsPerInstance(0.3).build();
        ReplayResult replay = ReplayResult.of(asleep, service, Objective.NONE, Trace.of(START, tenths));

        assertThat(replay.policy().summary().excessFraction()).hasValue(1);
        assertThat(replay.fixed().orElseThrow().instances()).isZero();
        assertThat(replay.hindsight().orElseThrow().summary().instanceMinutes()).isZero();
    }

    @Test
    void requestsAndSharesSayTheSameOfAnObjective() {
        Random random = new Random(4);
        for (int i = 0; i < 10_000; i++) {
            double all = decimal(random, 100_000);
            double share = Math.min(0.999, decimal(random, 1));
            double most = new Objective(OptionalDouble.of(share), OptionalDouble.empty(), OptionalDouble.empty())
                    .maxExcessRequests(all)
                    .orElseThrow();
            assertThat(most / all).isLessThanOrEqualTo(share);
            assertThat(Math.nextUp(most) / all).isGreaterThan(share);
        }
    }

    @Test
    void policyFixedCountAndHindsightAgree() {
        agree(1, EVERY_DAY);
    }

    @Test
    @Tag("slow")
    void policyFixedCountAndHindsightAgreeOnManyServices() {
        agree(EVERY_DAY + 1, RUNS);
    }

    private static void agree(int first, int last) {
        int fixedCounts = 0;
        int tooFew = 0;
        for (int seed = first; seed <= last; seed++) {
            ReplayResult replay = random(seed);
            fixedCounts += replay.fixed().isPresent() ? 1 : 0;
            tooFew += excess(replay.policy().summary()) > 0 ? 1 : 0;
        }
        int runs = last - first + 1;
        assertThat(fixedCounts).as("of %d", runs).isGreaterThan(runs / 2);
        assertThat(tooFew).as("of %d", runs).isBetween(runs / 4, runs - 1);
    }

    /** Every third policy has no choice: then all three describe one run. */
    private static ReplayResult random(long seed) {
        Random random = new Random(seed * 7_919);
        random.nextLong();
        int min = 1 + random.nextInt(3);
        int max = seed % 3 == 0 ? min : min + random.nextInt(5);
        boolean scheduled = seed % 3 == 1;
        double each = decimal(random, 100);
        Service service = Service.builder()
                .requestsPerInstance(each)
                .scaleOutDelay(random.nextInt(7))
                .scaleInDelay(random.nextInt(7))
                .initialCapacity(min + random.nextInt(max - min + 1))
                .build();
        ScalingPlan plan = plan(random, min, max, scheduled);
        ReplayResult replay = ReplayResult.of(plan, service, Objective.NONE, traffic(random, each));
        check(seed, replay, seed % 3 == 0);
        return replay;
    }

    private static void check(long seed, ReplayResult replay, boolean one) {
        Summary policy = replay.policy().summary();
        Hindsight found = replay.hindsight().orElseThrow();
        Summary hindsight = found.summary();
        assertThat(excess(hindsight)).as("seed %d", seed).isLessThanOrEqualTo(excess(policy));
        assertThat(found.lowerBoundInstanceHours()).as("seed %d", seed).isLessThanOrEqualTo(policy.instanceHours());
        assertThat(found.lowerBoundInstanceHours()).as("seed %d", seed).isBetween(0.0, hindsight.instanceHours());
        replay.fixed().map(fixed -> fixed.run().summary()).ifPresent(fixed -> {
            assertThat(excess(fixed)).as("seed %d", seed).isLessThanOrEqualTo(excess(policy));
            assertThat(found.lowerBoundInstanceHours()).as("seed %d", seed).isLessThanOrEqualTo(fixed.instanceHours());
        });
        if (one) {
            Summary fixed = replay.fixed().orElseThrow().run().summary();
            assertThat(excess(hindsight))
                    .as("seed %d", seed)
                    .isEqualTo(excess(policy))
                    .isEqualTo(excess(fixed));
            assertThat(hindsight.instanceMinutes())
                    .as("seed %d", seed)
                    .isEqualTo(policy.instanceMinutes())
                    .isEqualTo(fixed.instanceMinutes());
            assertThat(hindsight.worstWaitMinutes()).isEqualTo(policy.worstWaitMinutes());
            assertThat(hindsight.elasticity()).isEqualTo(policy.elasticity()).isEqualTo(fixed.elasticity());
        }
    }

    private static ScalingPlan plan(Random random, int min, int max, boolean scheduled) {
        ScalingDescriptionBuilder scaling = ScalingDescription.endpoint("e")
                .minCapacity(min)
                .maxCapacity(max)
                .layout(Layout.SPLIT)
                .step(Step.upper(10 + random.nextInt(20)).change(-1 - random.nextInt(2)))
                .step(Step.lower(40 + random.nextInt(60)).change(1 + random.nextInt(3)));
        return ScalingPlan.of(
                scheduled
                        ? scaling.schedule(schedule(random, "a", min))
                                .schedule(schedule(random, "b", min))
                                .build()
                        : scaling.build());
    }

    private static ScheduledAction schedule(Random random, String name, int min) {
        String time = START.plusSeconds(60L * random.nextInt(60)).toString().replace("Z", "");
        int least = 1 + random.nextInt(min + 2);
        return new ScheduledAction(
                name,
                "at(" + time + ")",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.of(least),
                OptionalInt.of(least + random.nextInt(4)));
    }

    /** A few levels, each for some minutes, now and then exactly what some instances serve. */
    private static Trace traffic(Random random, double each) {
        double[] requests = new double[30 + random.nextInt(60)];
        double level = 0;
        for (int minute = 0; minute < requests.length; minute++) {
            if (minute % 10 == 0) {
                level = random.nextInt(3) == 0
                        ? Throughput.of(OptionalDouble.of(each)).served(random.nextInt(5))
                        : decimal(random, 4 * each);
            }
            requests[minute] = level;
        }
        return Trace.of(START, requests);
    }

    /** Above 0, with one to three decimals. */
    private static double decimal(Random random, double most) {
        int decimals = 1 + random.nextInt(3);
        long units = 1 + (long) (random.nextDouble() * most * Math.pow(10, decimals));
        return Math.min(Math.max(most, 1), BigDecimal.valueOf(units, decimals).doubleValue());
    }

    private static double excess(Summary summary) {
        return summary.excessRequests().orElseThrow();
    }
}
