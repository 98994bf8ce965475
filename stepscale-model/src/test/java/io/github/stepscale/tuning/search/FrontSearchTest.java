package io.github.stepscale.tuning.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.traffic.Trace;
import io.github.stepscale.tuning.TuningCase;
import io.github.stepscale.tuning.TuningOptions;
import io.github.stepscale.tuning.TuningRequest;
import io.github.stepscale.tuning.objective.ObjectiveLimits;
import io.github.stepscale.tuning.space.PolicyFamily;
import io.github.stepscale.tuning.space.PolicySpace;
import io.github.stepscale.tuning.space.PolicySpaces;
import io.github.stepscale.tuning.space.SpaceParameter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrontSearchTest {
    private static final int CASES = 50;
    private static final int FAMILIES = 7;
    private static final int MINUTES = 720;

    @Test
    void theSearchFindsTheOptimumOfEveryPolicy() {
        Map<PolicyFamily, Integer> found = new HashMap<>();
        for (int seed = 1; seed <= CASES; seed++) {
            Random random = new Random(seed * 7_919L);
            random.nextLong();
            Trace trace = TuningCase.daily(seed, MINUTES);
            TuningRequest request =
                    TuningCase.request(trace, 0.002 + 0.03 * random.nextDouble(), TuningOptions.standard());
            TrafficPart part = TrafficPart.of(trace, request.service());
            PolicySpace space = spaces(request).get(seed % FAMILIES);
            ReducedSpace reduced = ReducedSpace.draw(space, 300, random);
            double budget = budget(request);

            Optional<FoundPolicy> best = reduced.all().stream()
                    .flatMap(point -> evaluated(reduced, point, part).stream())
                    .filter(policy -> policy.shortage() <= budget)
                    .min(Comparator.comparing(FoundPolicy::instanceMinutes).thenComparing(FoundPolicy::shortage));
            Optional<FoundPolicy> searched = cheapestOf(search(reduced, part, budget, Workers.SEQUENTIAL), budget);

            assertThat(searched.isPresent()).as("case %s", seed).isEqualTo(best.isPresent());
            best.ifPresent(optimum -> {
                found.merge(space.family(), 1, Integer::sum);
                FoundPolicy policy = searched.orElseThrow();
                assertThat(policy.instanceMinutes()).isEqualTo(optimum.instanceMinutes());
                assertThat(policy.shortage()).isEqualTo(optimum.shortage());
                assertThat(evaluated(reduced, policy.point(), part)).hasValue(policy);
            });
        }
        assertThat(found)
                .hasSize(FAMILIES)
                .allSatisfy((family, cases) -> assertThat(cases).isGreaterThan(3));
    }

    private static Optional<FoundPolicy> evaluated(PolicySpace space, List<Integer> point, TrafficPart part) {
        return space.candidate(point)
                .map(part::figures)
                .map(figures -> new FoundPolicy(point, figures.excessRequests(), figures.instanceMinutes()));
    }

    @Test
    void noPolicyOnTheFrontIsBeatenByAnother() {
        Trace trace = TuningCase.daily(1, MINUTES);
        TuningRequest request = TuningCase.request(trace, 0.01, TuningOptions.standard());
        TrafficPart part = TrafficPart.of(trace, request.service());
        List<FoundPolicy> front =
                search(space(PolicyFamily.CAPACITY_LADDER, request), part, budget(request), Workers.SEQUENTIAL);

        assertThat(front).hasSizeGreaterThan(5);
        for (int i = 1; i < front.size(); i++) {
            assertThat(front.get(i).shortage()).isGreaterThan(front.get(i - 1).shortage());
            assertThat(front.get(i).instanceMinutes())
                    .isLessThan(front.get(i - 1).instanceMinutes());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 6})
    void theFrontIsTheSameForAllWorkersInAnyOrder(int family) {
        Trace trace = TuningCase.daily(2, 4 * 60);
        TuningRequest request = TuningCase.request(trace, 0.01, TuningOptions.standard());
        TrafficPart part = TrafficPart.of(trace, request.service());
        PolicySpace space = spaces(request).get(family);
        List<FoundPolicy> front = search(space, part, budget(request), Workers.SEQUENTIAL);
        assertThat(front).isNotEmpty();
        assertThat(search(space, part, budget(request), TestWorkers.PARALLEL)).isEqualTo(front);
        assertThat(search(space, part, budget(request), TestWorkers.shuffled(7)))
                .isEqualTo(front);
    }

    @Test
    void theSearchLeavesTheGridWhereTheOptimumLiesBeyondIt() {
        Trace trace = TuningCase.daily(3, MINUTES);
        TuningRequest request = TuningCase.request(trace, 0.01, TuningOptions.standard());
        TrafficPart part = TrafficPart.of(trace, request.service());
        PolicySpace ladder = space(PolicyFamily.CAPACITY_LADDER, request);
        List<SpaceParameter> narrow = new ArrayList<>(ladder.parameters());
        narrow.set(0, ladder.parameters().get(0).startingAt(List.of(40, 45)));
        double budget = budget(request);

        List<FoundPolicy> wide = search(ladder, part, budget, Workers.SEQUENTIAL);
        List<FoundPolicy> extended = search(new ReducedSpace(ladder, narrow), part, budget, Workers.SEQUENTIAL);
        assertThat(cheapest(extended, budget)).isEqualTo(cheapest(wide, budget));
    }

    @Test
    void theListenerEndsASearch() {
        Trace trace = TuningCase.daily(1, MINUTES);
        TuningRequest request = TuningCase.request(trace, 0.01, TuningOptions.standard());
        FrontSearch search = new FrontSearch(
                space(PolicyFamily.TARGET_TRACKING, request),
                TrafficPart.of(trace, request.service()),
                budget(request),
                budget(request),
                Workers.SEQUENTIAL,
                (family, evaluated, planned) -> {
                    assertThat(evaluated).isLessThanOrEqualTo(planned);
                    return false;
                });
        search.run();
        assertThat(search.stopped()).isTrue();
        assertThat(search.evaluated()).isEqualTo(1_024);
    }

    private static long cheapest(List<FoundPolicy> front, double budget) {
        return cheapestOf(front, budget).orElseThrow().instanceMinutes();
    }

    private static Optional<FoundPolicy> cheapestOf(List<FoundPolicy> front, double budget) {
        return front.stream()
                .filter(policy -> policy.shortage() <= budget)
                .min(Comparator.comparing(FoundPolicy::instanceMinutes));
    }

    private static List<FoundPolicy> search(PolicySpace space, TrafficPart part, double budget, Workers workers) {
        return new FrontSearch(space, part, 2 * budget, budget, workers, ProgressListener.NONE).run();
    }

    private static double budget(TuningRequest request) {
        return ObjectiveLimits.of(
                        request.objective(),
                        request.options().margin(),
                        request.trace().minutes())
                .budget(request.trace().total());
    }

    private static List<PolicySpace> spaces(TuningRequest request) {
        return Stream.of(
                        PolicyFamily.CAPACITY_LADDER,
                        PolicyFamily.TWO_RULE_LADDER,
                        PolicyFamily.TARGET_TRACKING,
                        PolicyFamily.SINGLE_STEPS,
                        PolicyFamily.SPLIT_STEPS,
                        PolicyFamily.FIXED,
                        PolicyFamily.LADDER_WITH_LEAD)
                .map(family -> space(family, request))
                .toList();
    }

    private static PolicySpace space(PolicyFamily family, TuningRequest request) {
        return PolicySpaces.of(family, TuningCase.template(request)).orElseThrow();
    }
}
