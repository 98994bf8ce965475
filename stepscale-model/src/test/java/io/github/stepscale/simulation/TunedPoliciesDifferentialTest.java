package io.github.stepscale.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.steps.Layout;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.service.Service;
import io.github.stepscale.traffic.Trace;
import io.github.stepscale.tuning.space.Candidate;
import io.github.stepscale.tuning.space.PolicyFamily;
import io.github.stepscale.tuning.space.PolicySpace;
import io.github.stepscale.tuning.space.PolicySpaces;
import io.github.stepscale.tuning.space.PolicyTemplate;
import io.github.stepscale.tuning.space.SpaceParameter;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The policies that a search runs, against {@link ReferenceSimulator}, minute by minute: on traffic with gaps, spikes and quiet
 * hours, one after the other into the same timeline, as a search does.
 */
class TunedPoliciesDifferentialTest {
    private static final int EVERY_DAY = 10;
    private static final int RUNS = 250;
    private static final int POLICIES = 2;
    private static final int MAX = 12;
    private static final List<PolicyFamily> FAMILIES = List.of(
            PolicyFamily.CAPACITY_LADDER,
            PolicyFamily.TWO_RULE_LADDER,
            PolicyFamily.LADDER_WITH_LEAD,
            PolicyFamily.SINGLE_STEPS,
            PolicyFamily.SPLIT_STEPS);

    private final Map<String, Integer> seen = new TreeMap<>();

    @Test
    void bothAgreeOnEveryMinute() {
        agree(1, EVERY_DAY);
        for (PolicyFamily family : FAMILIES) {
            assertThat(seen.get(family + " changes")).as("%s", seen).isGreaterThan(EVERY_DAY);
            // Otherwise the minutes that are passed over are not tested.
            assertThat(seen.get(family + " alarms without a change"))
                    .as("%s", seen)
                    .isGreaterThan(100 * EVERY_DAY);
        }
    }

    @Test
    @Tag("slow")
    void bothAgreeOnManyRuns() {
        agree(EVERY_DAY + 1, RUNS);
    }

    private void agree(int first, int last) {
        for (int seed = first; seed <= last; seed++) {
            Random random = new Random(seed * 7_919L);
            random.nextLong();
            Trace trace = trace(random);
            Service service = service(random, trace);
            Map<Integer, Timeline> timelines = new HashMap<>();
            for (PolicyFamily family : FAMILIES) {
                for (int i = 0; i < POLICIES; i++) {
                    check(seed, candidate(family, service, trace, random), service, trace, timelines);
                }
            }
        }
    }

    private void check(int seed, Candidate candidate, Service service, Trace trace, Map<Integer, Timeline> timelines) {
        Service starting = service.toBuilder()
                .initialCapacity(candidate.description().capacity().min())
                .build();
        ReferenceTimeline expected = ReferenceSimulator.run(candidate.plan(), starting, trace);
        Simulator simulator = Simulator.of(candidate.plan(), starting);
        Timeline timeline = timelines.computeIfAbsent(simulator.rules(), rules -> simulator.timeline(trace));
        simulator.runAgain(timeline);
        for (int minute = 0; minute < trace.minutes(); minute++) {
            ReferenceMinute told = ReferenceMinute.of(timeline, minute);
            assertThat(told)
                    .as("seed %d, minute %d of %s with %s", seed, minute, candidate.description(), starting)
                    .isEqualTo(expected.minutes().get(minute));
            count(candidate.family() + " changes", told.action() != 0);
            count(
                    candidate.family() + " alarms without a change",
                    told.action() == 0 && told.alarms().contains(AlarmState.ALARM));
        }
        assertThat(timeline.noStep()).as("noStep of seed %d", seed).isEqualTo(expected.noStep());
        assertThat(timeline.instanceMinutes()).isEqualTo(expected.instanceMinutes());
    }

    private void count(String what, boolean happened) {
        seen.merge(what, happened ? 1 : 0, Integer::sum);
    }

    /** Waves with noise, spikes, minutes without requests alone and in rows, and sometimes whole numbers only. */
    private static Trace trace(Random random) {
        boolean whole = random.nextBoolean();
        double noise = random.nextDouble();
        double gaps = random.nextInt(3) * 0.1;
        int quiet = random.nextInt(400);
        double[] requests = new double[400 + random.nextInt(600)];
        for (int minute = 0; minute < requests.length; minute++) {
            double wave =
                    100 * (1.1 + Math.sin(minute / (20.0 + 10 * noise))) * (1 + noise * random.nextGaussian() / 3);
            double value = random.nextInt(50) == 0 ? 3 * wave : wave;
            boolean none = random.nextDouble() < gaps || minute >= quiet && minute < quiet + 60;
            requests[minute] = none ? 0 : Math.max(0, whole ? Math.rint(value) : value);
        }
        return Trace.of(Instant.parse("2026-01-01T00:00:00Z"), requests);
    }

    private static Service service(Random random, Trace trace) {
        return Service.builder()
                .requestsPerInstance(Math.max(1, trace.peak() / MAX))
                .scaleOutDelay(random.nextInt(8))
                .scaleInDelay(random.nextInt(5))
                .metricDelay(random.nextInt(4))
                .build();
    }

    private static Candidate candidate(PolicyFamily family, Service service, Trace trace, Random random) {
        ScalingDescription present = ScalingDescription.endpoint("e")
                .minCapacity(1)
                .maxCapacity(MAX)
                .layout(Layout.SPLIT)
                .step(Step.upper(20).change(-1))
                .step(Step.lower(40).change(+1))
                .build();
        Objective objective = new Objective(OptionalDouble.of(0.01), OptionalDouble.empty(), OptionalDouble.empty());
        PolicySpace space = PolicySpaces.of(family, PolicyTemplate.of(present, service, objective, trace))
                .orElseThrow();
        while (true) {
            List<Integer> point = space.parameters().stream()
                    .map(parameter -> value(parameter, random))
                    .toList();
            var candidate = space.candidate(point);
            if (candidate.isPresent()) {
                return candidate.get();
            }
        }
    }

    /** A value of the grid, or one near it. */
    private static int value(SpaceParameter parameter, Random random) {
        int start = parameter.coarse().get(random.nextInt(parameter.coarse().size()));
        return Math.max(parameter.min(), Math.min(parameter.max(), start + random.nextInt(3) - 1));
    }
}
