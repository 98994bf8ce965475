package io.github.stepscale.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.policy.metric.MathMetric;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whole runs with alarms on expressions against {@link ReferenceSimulator}, minute by minute. */
class ExpressionAlarmsDifferentialTest {
    private static final int EVERY_DAY = 60;
    private static final int BY_THE_TICK = 12;
    private static final int RUNS = 600;

    private final Map<String, Integer> seen = new TreeMap<>();

    @Test
    void bothAgreeOnEveryMinute() {
        agree(1, EVERY_DAY);
        assertThat(seen)
                .as("%s", seen)
                .satisfies(counts -> List.of(
                                "scale-outs",
                                "scale-ins",
                                "minutes with a value",
                                "minutes without a value",
                                "rules that depend on the range")
                        .forEach(what -> assertThat(counts.getOrDefault(what, 0))
                                .as(what)
                                .isGreaterThan(EVERY_DAY / 2)));
    }

    @Test
    @Tag("slow")
    void bothAgreeOnManyRuns() {
        agree(EVERY_DAY + 1, RUNS);
        agreeOnTheResponse(BY_THE_TICK + 1, RUNS / 5);
    }

    /** Alarms that are evaluated by the tick, and latency, concurrency and utilization. */
    @Test
    void bothAgreeOnExpressionsOverTheResponseOfInstances() {
        agreeOnTheResponse(1, BY_THE_TICK);
        assertThat(seen)
                .as("%s", seen)
                .satisfies(counts -> List.of(
                                "minutes with a value", "rules by the tick", "rules that depend on the range")
                        .forEach(what -> assertThat(counts.getOrDefault(what, 0))
                                .as(what)
                                .isGreaterThan(BY_THE_TICK / 3)));
    }

    private void agreeOnTheResponse(int first, int last) {
        for (long seed = first; seed <= last; seed++) {
            RandomRun run = RandomTickRun.of(seed);
            String expression = RandomExpressionRun.ofOneMetric(seed, "m");
            check(seed, new RandomRun(RandomTickRun.watching(expression, run.plan()), run.service(), run.trace()));
        }
    }

    private void agree(int first, int last) {
        for (long seed = first; seed <= last; seed++) {
            long known = seed;
            RandomExpressionRun.of(seed).ifPresent(run -> check(known, run));
        }
    }

    private void check(long seed, RandomRun run) {
        ReferenceTimeline expected = ReferenceSimulator.run(run.plan(), run.service(), run.trace());
        Timeline timeline = Simulator.of(run.plan(), run.service()).run(run.trace());
        for (int minute = 0; minute < timeline.minutes(); minute++) {
            ReferenceMinute actual = withOneZero(ReferenceMinute.of(timeline, minute));
            ReferenceMinute other = withOneZero(expected.minutes().get(minute));
            if (!actual.equals(other)) {
                throw new AssertionError("seed " + seed + ", minute " + minute + "\n  simulator " + actual
                        + "\n  reference " + other + "\n  " + run.plan().scaling() + "\n  " + run.service());
            }
            add("minutes with a value", !Double.isNaN(actual.metric()));
            add("minutes without a value", Double.isNaN(actual.metric()));
        }
        assertThat(timeline.noStep()).as("noStep of seed %d", seed).isEqualTo(expected.noStep());
        expected.activities().forEach(activity -> {
            add("scale-outs", activity.ofPolicy() && activity.delta() > 0);
            add("scale-ins", activity.ofPolicy() && activity.delta() < 0);
        });
        run.plan().allRules().stream()
                .flatMap(rule -> Optional.of(rule.alarm().metric()).filter(MathMetric.class::isInstance).stream())
                .map(MathMetric.class::cast)
                .forEach(math -> {
                    add("rules by the tick", math.period() < 60);
                    add(
                            "rules that depend on the range",
                            SimulatedMetric.expression(math).dependsOnRange());
                });
    }

    /** The sum with 0 makes the two zeros one. */
    private static ReferenceMinute withOneZero(ReferenceMinute minute) {
        return new ReferenceMinute(
                minute.requests(),
                minute.running(),
                minute.pending(),
                minute.metric() + 0.0,
                minute.alarms(),
                minute.action(),
                minute.excess(),
                minute.waitMinutes());
    }

    private void add(String what, boolean happened) {
        seen.merge(what, happened ? 1 : 0, Integer::sum);
    }
}
