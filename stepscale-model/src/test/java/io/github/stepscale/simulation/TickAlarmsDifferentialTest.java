package io.github.stepscale.simulation;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.plan.ScalingRule;
import io.github.stepscale.policy.metric.SourceMetric;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Alarms on the response of instances, most of them with periods below a minute, against {@link ReferenceSimulator}: equal to the
 * last digit.
 */
class TickAlarmsDifferentialTest {
    private static final int EVERY_DAY = 120;
    private static final int RUNS = 1_200;

    /** What the runs must hold at least, so that agreement means something; they hold more. */
    private static final Map<String, Integer> AT_LEAST = Map.ofEntries(
            entry("rules of 10 s", 30),
            entry("rules of 20 s", 30),
            entry("rules of 30 s", 30),
            entry("rules of minutes", 50),
            entry("rules on latency", 30),
            entry("rules on quantiles", 10),
            entry("rules on concurrency", 20),
            entry("rules on utilization", 20),
            entry("rules on timed-out requests", 10),
            entry("rules on requests", 40),
            entry("scale-outs", 100),
            entry("scale-ins", 80),
            entry("minutes in ALARM at a tick and not at the end", 150),
            entry("minutes in ALARM at the end and not throughout", 150),
            entry("minutes at zero capacity", 300),
            entry("no step", 1_000));

    private final Map<String, Integer> seen = new TreeMap<>();

    @Test
    void bothAgreeOnEveryMinute() {
        agree(1, EVERY_DAY);
        assertThat(AT_LEAST)
                .allSatisfy((what, times) -> assertThat(seen.getOrDefault(what, 0))
                        .as("%s, of all that was seen: %s", what, seen)
                        .isGreaterThanOrEqualTo(times));
    }

    @Test
    @Tag("slow")
    void bothAgreeOnManyRuns() {
        agree(EVERY_DAY + 1, RUNS);
    }

    /** The response is kept by the tick beside the minute, not in its place. */
    @Test
    void theResponseOfEachMinuteIsThatOfARunWithoutSuchAlarms() {
        for (long seed = 1; seed <= EVERY_DAY; seed++) {
            RandomRun run = RandomTickRun.of(seed);
            Timeline timeline = Simulator.of(run.plan(), run.service()).run(run.trace());
            Timeline plain =
                    new Timeline(run.trace(), List.of(), InstanceResponse.of(run.service(), run.plan()), false);
            for (ServeStage stage : ServeStage.of(SimulationParameters.of(run.service(), run.plan()))) {
                for (int minute = 0; minute < plain.minutes(); minute++) {
                    stage.serve(plain, timeline.running(minute), minute, minute + 1);
                }
            }
            assertThat(timeline.columns().concurrency).isEqualTo(plain.columns().concurrency);
            assertThat(timeline.columns().throughput).isEqualTo(plain.columns().throughput);
            assertThat(timeline.columns().timedOut).isEqualTo(plain.columns().timedOut);
        }
    }

    /** FILL is for the metric in one and for the datapoint in the other, so only rules without it are compared. */
    @Test
    void anExpressionThatIsItsOnlyMetricGivesTheSameAlarms() {
        int compared = 0;
        for (long seed = 1; seed <= EVERY_DAY; seed++) {
            RandomRun run = RandomTickRun.of(seed);
            if (run.plan().allRules().stream()
                    .allMatch(rule -> rule.alarm().fill().value().isEmpty())) {
                compared++;
                Timeline plain = Simulator.of(run.plan(), run.service()).run(run.trace());
                for (String expression : List.of("m", "m + DIFF(m) * 0")) {
                    ScalingPlan math = RandomTickRun.watching(expression, run.plan());
                    Timeline timeline = Simulator.of(math, run.service()).run(run.trace());
                    assertThat(timeline.running).isEqualTo(plain.running);
                    assertThat(timeline.action).isEqualTo(plain.action);
                    assertThat(timeline.alarms).isDeepEqualTo(plain.alarms);
                }
            }
        }
        assertThat(compared).isGreaterThan(EVERY_DAY / 5);
    }

    private void agree(int first, int last) {
        for (long seed = first; seed <= last; seed++) {
            RandomRun run = RandomTickRun.of(seed);
            ReferenceTimeline expected = ReferenceSimulator.run(run.plan(), run.service(), run.trace());
            Simulator simulator = Simulator.of(run.plan(), run.service());
            Timeline timeline = simulator.run(run.trace());
            compare(seed, run, timeline, expected);
            simulator.runAgain(timeline);
            compare(seed, run, timeline, expected);
            count(run, expected);
        }
    }

    private static void compare(long seed, RandomRun run, Timeline timeline, ReferenceTimeline expected) {
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
    }

    private void count(RandomRun run, ReferenceTimeline expected) {
        run.plan().allRules().forEach(this::count);
        add("no step", expected.noStep());
        expected.activities().stream().filter(ReferenceActivity::ofPolicy).forEach(activity -> {
            add("scale-outs", activity.delta() > 0);
            add("scale-ins", activity.delta() < 0);
        });
        for (int minute = 0; minute < expected.minutes().size(); minute++) {
            add("minutes at zero capacity", expected.minutes().get(minute).running() == 0);
            for (List<AlarmState> states : expected.states()) {
                boolean ticks = states.size() > expected.minutes().size();
                List<AlarmState> ofMinute = ticks ? states.subList(6 * minute, 6 * minute + 6) : List.of();
                boolean fired = ofMinute.contains(AlarmState.ALARM);
                boolean fires = ticks && ofMinute.get(5) == AlarmState.ALARM;
                add("minutes in ALARM at a tick and not at the end", fired && !fires);
                add(
                        "minutes in ALARM at the end and not throughout",
                        fires && ofMinute.stream().anyMatch(state -> state != AlarmState.ALARM));
            }
        }
    }

    private void count(ScalingRule rule) {
        SourceMetric metric = (SourceMetric) rule.alarm().metric();
        add(metric.period() < 60 ? "rules of " + metric.period() + " s" : "rules of minutes", true);
        String subject = switch (metric.name()) {
            case "ModelLatency" -> metric.statistic().isPercentile() ? "quantiles" : "latency";
            case "ConcurrentRequestsPerModel", "ConcurrentRequestsPerCopy" -> "concurrency";
            case "CPUUtilization" -> "utilization";
            case "Invocation5XXErrors" -> "timed-out requests";
            default -> "requests";
        };
        add("rules on " + subject, true);
    }

    private void add(String what, boolean happened) {
        add(what, happened ? 1 : 0);
    }

    private void add(String what, int times) {
        seen.merge(what, times, Integer::sum);
    }
}
