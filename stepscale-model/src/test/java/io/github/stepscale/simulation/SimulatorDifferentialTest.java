package io.github.stepscale.simulation;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.plan.ScalingRule;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.policy.metric.MetricCatalog;
import io.github.stepscale.service.ChangeOverlap;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.ReferenceActivity.Cause;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The simulator against {@link ReferenceSimulator}, minute by minute. */
class SimulatorDifferentialTest {
    private static final int RUNS = 1_000;
    private static final int SCALINGS = 400;

    /** What the runs must hold at least, so that agreement means something; they hold more. */
    private static final Map<String, Integer> AT_LEAST = Map.ofEntries(
            entry("scale-outs", 2_000),
            entry("scale-ins", 1_400),
            entry("top-ups in a cooldown", 50),
            entry("no step", 14_000),
            entry("moves by a schedule", 200),
            entry("scale-outs from zero", 500),
            entry("scale-outs by the wake rule", 500),
            entry("activities that overlap", 1_000),
            entry("scale-ins that take back what is coming", 100),
            entry("suspended scale-outs that are passed over", 20),
            entry("minutes with INSUFFICIENT_DATA", 6_000),
            entry("minutes with ALARM", 50_000),
            entry("minutes with OK", 60_000),
            entry("minutes with excess", 9_000),
            entry("minutes without a datapoint", 20_000),
            entry("minutes at zero capacity", 5_500),
            entry("values at a bound", 4_000),
            entry("runs with a wake rule", 300),
            entry("runs with something suspended", 100),
            entry("runs that overlap", 400));

    private final Map<String, Integer> seen = new TreeMap<>();

    @Test
    void bothAgreeOnEveryMinute() {
        for (long seed = 1; seed <= RUNS; seed++) {
            check(seed, RandomRun.of(seed));
        }
        assertThat(AT_LEAST)
                .allSatisfy((what, times) -> assertThat(seen.getOrDefault(what, 0))
                        .as("%s, of all that was seen: %s", what, seen)
                        .isGreaterThanOrEqualTo(times));
    }

    /** Long ladders, high capacities and numbers of every size. */
    @Test
    void bothAgreeOnTheScalingsOfAllPropertyTests() {
        for (long seed = 1; seed <= SCALINGS; seed++) {
            long known = seed;
            RandomScalingRun.of(seed).ifPresent(run -> check(known, run));
        }
        assertThat(seen.get("runs")).isGreaterThan(SCALINGS / 2);
        assertThat(seen.get("scale-outs")).as("of %s", seen).isGreaterThan(SCALINGS / 2);
        assertThat(seen.get("scale-ins")).as("of %s", seen).isGreaterThan(SCALINGS / 4);
        assertThat(seen.get("moves by a schedule")).as("of %s", seen).isGreaterThan(SCALINGS / 80);
    }

    /** The two rules of target tracking in the place of the plan's. */
    @Test
    void bothAgreeOnTargetTracking() {
        for (long seed = 1; seed <= RUNS; seed++) {
            RandomRun run = RandomRun.of(seed);
            EndpointKind kind = run.plan().scaling().target().kind();
            if (kind == EndpointKind.REALTIME || kind == EndpointKind.COMPONENT) {
                checkTracking(seed, run, kind);
            }
        }
        assertThat(seen.get("runs")).as("of %s", seen).isGreaterThan(RUNS / 3);
        assertThat(seen.get("scale-outs")).as("of %s", seen).isGreaterThan(RUNS / 2);
        assertThat(seen.get("scale-ins")).as("of %s", seen).isGreaterThan(RUNS / 4);
        assertThat(seen.get("top-ups in a cooldown")).as("of %s", seen).isGreaterThan(RUNS / 20);
    }

    private void checkTracking(long seed, RandomRun run, EndpointKind kind) {
        String metric = kind == EndpointKind.REALTIME ? "InvocationsPerInstance" : "InvocationsPerCopy";
        long target = 1 + (long) (run.trace().peak() / (2 + seed % 7));
        Service service = run.service().toBuilder().trackingTarget(target).build();
        ReferenceTimeline expected = ReferenceSimulator.run(
                run.plan(),
                ReferenceRule.Tracking.of(MetricCatalog.metric(metric, kind), String.valueOf(target)),
                service,
                run.trace());
        Timeline timeline = TargetTracking.of(run.plan(), service).orElseThrow().run(run.trace());
        compare(seed, run, timeline, expected);
        count(run, expected);
    }

    private void check(long seed, RandomRun run) {
        ReferenceTimeline expected = ReferenceSimulator.run(run.plan(), run.service(), run.trace());
        Timeline timeline = Simulator.of(run.plan(), run.service()).run(run.trace());
        compare(seed, run, timeline, expected);
        count(run, expected);
    }

    private static void compare(long seed, RandomRun run, Timeline timeline, ReferenceTimeline expected) {
        assertThat(timeline.minutes())
                .as("minutes of seed %d", seed)
                .isEqualTo(expected.minutes().size());
        for (int minute = 0; minute < timeline.minutes(); minute++) {
            ReferenceMinute told = ReferenceMinute.of(timeline, minute);
            ReferenceMinute other = expected.minutes().get(minute);
            if (!told.equals(other)) {
                throw new AssertionError("seed " + seed + ", minute " + minute + "\n  simulator " + told
                        + "\n  reference " + other + "\n  reference decided " + expected.activities() + "\n  "
                        + run.plan().scaling() + "\n  " + run.service());
            }
        }
        assertThat(timeline.noStep()).as("noStep of seed %d", seed).isEqualTo(expected.noStep());
        assertThat(timeline.instanceMinutes())
                .as("instanceMinutes of seed %d", seed)
                .isEqualTo(expected.instanceMinutes());
    }

    private void count(RandomRun run, ReferenceTimeline timeline) {
        add("runs", true);
        add("no step", timeline.noStep());
        add("runs with one rule", run.plan().allRules().size() == 1);
        add("runs with a wake rule", run.plan().wake().isPresent());
        add("runs with something suspended", run.plan().scaling().suspended().any());
        add("suspended scale-outs that are passed over", timeline.passedOver());
        add("runs that overlap", run.service().overlap() == ChangeOverlap.OVERLAPPING);
        timeline.activities().forEach(activity -> count(timeline, activity));
        timeline.minutes().forEach(minute -> count(run, minute));
    }

    private void count(ReferenceTimeline timeline, ReferenceActivity activity) {
        boolean fromZero = timeline.minutes().get(activity.decidedAt()).running() == 0;
        add("scale-outs", activity.ofPolicy() && activity.delta() > 0);
        add("scale-ins", activity.ofPolicy() && activity.delta() < 0);
        add("top-ups in a cooldown", activity.cause() == Cause.TOP_UP);
        add("moves by a schedule", activity.cause() == Cause.SCHEDULE);
        add("scale-outs from zero", activity.ofPolicy() && activity.delta() > 0 && fromZero);
        add("scale-outs by the wake rule", activity.rule().equals("Wake"));
        add(
                "scale-ins that take back what is coming",
                activity.delta() < 0
                        && timeline.activities().stream()
                                .anyMatch(earlier -> earlier.delta() > 0 && covers(earlier, activity)));
        add("activities that overlap", timeline.activities().stream().anyMatch(earlier -> covers(earlier, activity)));
    }

    private static boolean covers(ReferenceActivity earlier, ReferenceActivity activity) {
        return earlier.decidedAt() < activity.decidedAt() && earlier.doneAt() > activity.decidedAt();
    }

    private void count(RandomRun run, ReferenceMinute minute) {
        Stream.of(AlarmState.values())
                .forEach(state -> add("minutes with " + state, minute.alarms().contains(state)));
        add("minutes", true);
        add("minutes with excess", minute.excess() > 0);
        add("minutes without a datapoint", Double.isNaN(minute.metric()));
        add("minutes at zero capacity", minute.running() == 0);
        add("values at a bound", atBound(run.plan().rules().get(0), minute.metric()));
    }

    private static boolean atBound(ScalingRule rule, double value) {
        double offset = value - rule.alarm().threshold().doubleValue();
        return rule.policy().stepAdjustments().stream()
                .flatMap(step -> Stream.concat(step.lowerBound().stream(), step.upperBound().stream()))
                .map(BigDecimal::doubleValue)
                .anyMatch(bound -> bound == offset);
    }

    private void add(String what, boolean happened) {
        add(what, happened ? 1 : 0);
    }

    private void add(String what, int times) {
        seen.merge(what, times, Integer::sum);
    }
}
