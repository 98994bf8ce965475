package io.github.stepscale.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.stepscale.curve.LatencyQuantile;
import io.github.stepscale.curve.LatencyStatistic;
import io.github.stepscale.curve.ServiceCurve;
import io.github.stepscale.policy.metric.EndpointKind;
import io.github.stepscale.service.Service;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Limits of the latency in random runs: the share against {@link ReferenceLatencyShare}, the fixed count against every
 * count there is, and hindsight against that of a service which serves by {@code requestsPerInstance} what an instance
 * serves within the limit.
 */
class LatencyDifferentialTest {
    private static final int EVERY_DAY = 25;
    private static final int RUNS = 250;

    private final TreeMap<String, Integer> seen = new TreeMap<>();

    @Test
    void theReferencesAreThoseOfTheContract() {
        agree(1, EVERY_DAY);
        assertThat(seen.keySet())
                .as("%s", seen)
                .contains(
                        "met",
                        "missed",
                        "fixed",
                        "no fixed",
                        "hindsight",
                        "no rate",
                        "quantile",
                        "mean",
                        "both limits");
    }

    @Test
    @Tag("slow")
    void theyAreSoInManyRuns() {
        agree(EVERY_DAY + 1, RUNS);
        assertThat(seen).as("%s", seen).containsKeys("timed out in a minute that keeps the limit", "by excess");
    }

    private void agree(int first, int last) {
        for (long seed = first; seed <= last; seed++) {
            RandomRun run = RandomRun.of(seed);
            if (run.plan().scaling().target().kind() != EndpointKind.SERVERLESS
                    && run.trace().total() > 0) {
                check(seed, run);
            }
        }
    }

    private void check(long seed, RandomRun run) {
        Random random = new Random(seed * 611_953);
        random.nextLong();
        Draw draw = new Draw(random);
        Service service = new RandomCurve(draw).service(run);
        Objective objective = objective(run, service, draw);
        LatencyObjective limit = objective.latency().orElseThrow();
        ReplayResult replay = ReplayResult.of(run.plan(), service, objective, run.trace());

        checkShare("policy of seed " + seed, run, service, limit, replay.policy());
        replay.targetTracking()
                .ifPresent(found -> checkShare("target tracking of seed " + seed, run, service, limit, found));
        checkFixed(seed, run, service, objective, replay);
        checkHindsight(seed, run, service, objective, replay);
        count(objective.misses(replay.policy().summary()).isEmpty() ? "met" : "missed");
        count(limit.statistic().quantile().isPresent() ? "quantile" : "mean");
    }

    /** A latency of the policy's run, and a share near that of the run, the share itself now and then. */
    private Objective objective(RandomRun run, Service service, Draw draw) {
        ServiceCurve curve = service.responseCurve().orElseThrow();
        List<LatencyStatistic> statistics = new ArrayList<>(List.of(LatencyStatistic.MEAN));
        for (LatencyQuantile quantile : curve.quantiles()) {
            statistics.add(LatencyStatistic.of(quantile));
        }
        LatencyStatistic statistic = draw.of(statistics);
        Timeline timeline = Simulator.of(run.plan(), service).run(run.trace());
        double somewhere = draw.chance(0.2)
                ? statistic.of(curve).at(curve.lastRate() * draw.random().nextDouble())
                : timeline.columns().latencyMs(statistic, draw.between(0, timeline.minutes() - 1));
        long nanos = (long) ((Double.isNaN(somewhere) ? 1 : somewhere) * draw.of(800_000, 1_000_001, 1_300_000));
        Duration atMost = Duration.ofNanos(Math.max(1, Math.min(LatencyObjective.MAX_LIMIT.toNanos(), nanos)));
        double share = new LatencyObjective(statistic, atMost, 1)
                .keptFraction(timeline)
                .orElseThrow();
        double asked = draw.chance(0.3) && share > 0 ? share : draw.of(List.of(0.3, 0.5, 0.9, 0.99, 1.0));
        boolean both = service.requestsPerInstance().isPresent()
                && run.plan().scaling().target().kind() != EndpointKind.ASYNC
                && draw.chance(0.4);
        return new Objective(
                both ? OptionalDouble.of(draw.between(0, 30) / 100.0) : OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.of(new LatencyObjective(statistic, atMost, asked)));
    }

    private void checkShare(String place, RandomRun run, Service service, LatencyObjective limit, SimulatedRun actual) {
        ReferenceLatencyShare expected = ReferenceLatencyShare.of(
                run.plan(), service, limit, actual.timeline().requests, actual.timeline().running);
        double kept = actual.summary().latencyKeptFraction().orElseThrow();
        if (expected.timedOut()) {
            count("timed out in a minute that keeps the limit");
            assertThat(kept).as(place).isCloseTo(expected.fraction(run.trace().total()), within(1e-9));
        } else {
            assertThat(kept).as(place).isEqualTo(expected.fraction(run.trace().total()));
        }
    }

    private void checkFixed(long seed, RandomRun run, Service service, Objective objective, ReplayResult replay) {
        LatencyObjective limit = objective.latency().orElseThrow();
        OptionalInt fewest = counts(run)
                .filter(count -> {
                    ReferenceFixedCount fixed = ReferenceFixedCount.of(run.plan(), service, run.trace(), count);
                    ReferenceLatencyShare share = ReferenceLatencyShare.of(
                            run.plan(), service, limit, run.trace().toArray(), fixed.path);
                    double rounding = share.timedOut() ? 1e-9 : 0;
                    return share.fraction(run.trace().total()) + rounding >= limit.requests()
                            && fixed.excess / run.trace().total()
                                    <= objective.maxExcess().orElse(Double.POSITIVE_INFINITY);
                })
                .findFirst();
        assertThat(replay.fixed().map(FixedCapacity::instances))
                .as("seed %d", seed)
                .isEqualTo(fewest.isPresent() ? Optional.of(fewest.getAsInt()) : Optional.empty());
        replay.fixed().ifPresent(found -> checkShare("fixed of seed " + seed, run, service, limit, found.run()));
        count(fewest.isPresent() ? "fixed" : "no fixed");
    }

    private void checkHindsight(long seed, RandomRun run, Service service, Objective objective, ReplayResult replay) {
        LatencyObjective limit = objective.latency().orElseThrow();
        Optional<BigDecimal> rate =
                ReferenceLatencyShare.rate(service.responseCurve().orElseThrow(), limit);
        if (run.plan().scaling().target().kind() == EndpointKind.ASYNC || rate.isEmpty()) {
            assertThat(replay.hindsight()).as("seed %d", seed).isEmpty();
            count(rate.isEmpty() ? "no rate" : "queue");
            return;
        }
        double highest =
                limit.highestRate(service.responseCurve().orElseThrow()).orElseThrow();
        assertThat(highest).as("seed %d", seed).isCloseTo(rate.get().doubleValue(), within(1e-9 * highest));
        boolean byExcess = objective.maxExcess().isPresent()
                && service.requestsPerInstance().orElseThrow() < highest;
        // Target tracking does not matter, and its target may have no more digits than a threshold.
        Service plain = service.toBuilder()
                .trackingTarget(1)
                .requestsPerInstance(byExcess ? service.requestsPerInstance().orElseThrow() : highest)
                .build();
        double share = byExcess
                ? objective.maxExcess().orElseThrow()
                : BigDecimal.ONE.subtract(BigDecimal.valueOf(limit.requests())).doubleValue();
        // The policy does not matter to a hindsight under an objective.
        Optional<Hindsight> expected = ReplayResult.of(
                        run.plan(),
                        plain,
                        new Objective(OptionalDouble.of(share), OptionalDouble.empty(), OptionalDouble.empty()),
                        run.trace())
                .hindsight();
        assertThat(replay.hindsight().map(Hindsight::lowerBoundInstanceHours))
                .as("seed %d", seed)
                .isEqualTo(expected.map(Hindsight::lowerBoundInstanceHours));
        assertThat(replay.hindsight().map(found -> found.summary().instanceMinutes()))
                .as("seed %d", seed)
                .isEqualTo(expected.map(found -> found.summary().instanceMinutes()));
        replay.hindsight().ifPresent(found -> {
            assertThat(found.latencyRate().isEmpty()).as("seed %d", seed).isEqualTo(byExcess);
            checkShare(
                    "hindsight of seed " + seed,
                    run,
                    service,
                    limit,
                    new SimulatedRun(found.timeline(), found.summary()));
        });
        count(replay.hindsight().isPresent() ? "hindsight" : "no hindsight");
        count(byExcess ? "by excess" : "by latency");
        count(objective.maxExcess().isPresent() ? "both limits" : "latency alone");
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

    private void count(String what) {
        seen.merge(what, 1, Integer::sum);
    }
}
