package io.github.stepscale.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.service.ChangeOverlap;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The fixed count of random runs against {@link ReferenceFixedCount}, with every count there is; and hindsight beside
 * the policy it knows the traffic of. That hindsight is the optimum {@link HindsightTest} says, on runs that are small
 * enough.
 */
class ReferencesDifferentialTest {
    private static final int RUNS = 300;

    private final TreeMap<String, Integer> seen = new TreeMap<>();

    @Test
    void theFixedCountIsTheFewestThatServeAsWell() {
        for (long seed = 1; seed <= RUNS; seed++) {
            RandomRun run = RandomRun.of(seed);
            if (run.service().requestsPerInstance().isPresent()) {
                check(seed, run);
            }
        }
        assertThat(seen)
                .as("runs of each kind")
                .containsOnlyKeys(
                        "ASYNC",
                        "COMPONENT",
                        "REALTIME",
                        "SERVERLESS",
                        "fixed",
                        "hindsight",
                        "overlapping",
                        "scheduled");
        assertThat(seen.values()).as("of %s", seen).allMatch(times -> times >= 10);
    }

    private void check(long seed, RandomRun run) {
        ReplayResult replay = ReplayResult.of(run.plan(), run.service(), Objective.NONE, run.trace());
        Summary policy = replay.policy().summary();
        boolean waits = run.plan().scaling().target().kind() == EndpointKind.ASYNC;
        OptionalInt fewest = counts(run)
                .filter(count -> {
                    ReferenceFixedCount fixed = ReferenceFixedCount.of(run.plan(), run.service(), run.trace(), count);
                    return waits
                            ? fixed.longestWait <= policy.longestWaitMinutes().orElseThrow()
                            : fixed.excess <= policy.excessRequests().orElseThrow();
                })
                .findFirst();
        assertThat(replay.fixed().map(FixedCapacity::instances).stream()
                        .mapToInt(i -> i)
                        .findFirst())
                .as("seed %d", seed)
                .isEqualTo(fewest);
        replay.fixed().ifPresent(found -> {
            ReferenceFixedCount fixed =
                    ReferenceFixedCount.of(run.plan(), run.service(), run.trace(), found.instances());
            Summary summary = found.run().summary();
            assertThat(summary.excessRequests().orElseThrow())
                    .as("seed %d", seed)
                    .isEqualTo(fixed.excess);
            assertThat(summary.instanceMinutes()).as("seed %d", seed).isEqualTo(fixed.instanceMinutes);
        });
        replay.hindsight().ifPresent(found -> checkHindsight(seed, run, found, replay));
        count(run, replay);
    }

    /** With one change at a time the policy is one of the ways that hindsight chooses from. */
    private static void checkHindsight(long seed, RandomRun run, Hindsight found, ReplayResult replay) {
        Summary policy = replay.policy().summary();
        assertThat(found.summary().excessRequests().orElseThrow())
                .as("seed %d", seed)
                .isLessThanOrEqualTo(policy.excessRequests().orElseThrow());
        if (run.service().overlap() == ChangeOverlap.LOCKED) {
            assertThat(found.lowerBoundInstanceHours()).as("seed %d", seed).isLessThanOrEqualTo(policy.instanceHours());
        }
        replay.fixed()
                .ifPresent(fixed -> assertThat(found.lowerBoundInstanceHours())
                        .as("seed %d", seed)
                        .isLessThanOrEqualTo(fixed.run().summary().instanceHours()));
    }

    /** All that any minute allows. */
    private static IntStream counts(RandomRun run) {
        ReferenceRange range = new ReferenceRange(run.plan().scaling(), run.trace());
        int least = run.plan().scaling().capacity().min();
        int most = run.plan().scaling().capacity().max();
        for (int minute = 0; minute < run.trace().minutes(); minute++) {
            least = Math.min(least, range.clamp(0, minute));
            most = Math.max(most, range.clamp(Integer.MAX_VALUE, minute));
        }
        return IntStream.rangeClosed(least, most);
    }

    private void count(RandomRun run, ReplayResult replay) {
        add(run.plan().scaling().target().kind().name(), true);
        add("scheduled", !run.plan().scaling().schedules().isEmpty());
        add("overlapping", run.service().overlap() == ChangeOverlap.OVERLAPPING);
        add("fixed", replay.fixed().isPresent());
        add("hindsight", replay.hindsight().isPresent());
    }

    private void add(String what, boolean so) {
        seen.merge(what, so ? 1 : 0, Integer::sum);
    }
}
