package io.github.stepscale.tuning.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.ScalingDescriptionBuilder;
import io.github.stepscale.policy.steps.Layout;
import io.github.stepscale.policy.steps.Step;
import io.github.stepscale.service.Service;
import io.github.stepscale.simulation.Objective;
import io.github.stepscale.simulation.SimulatedRun;
import io.github.stepscale.simulation.Simulator;
import io.github.stepscale.simulation.Timeline;
import io.github.stepscale.traffic.Trace;
import io.github.stepscale.tuning.search.Workers;
import io.github.stepscale.validation.InvalidValueException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyEditsTest {
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

    /** Runs the last item first, on several threads. */
    private static final Workers BACKWARDS = new Workers() {
        @Override
        public <T, R> List<R> map(List<T> items, Function<? super T, ? extends R> function) {
            List<T> reversed = new ArrayList<>(items);
            Collections.reverse(reversed);
            List<R> results =
                    new ArrayList<>(reversed.parallelStream().<R>map(function).toList());
            Collections.reverse(results);
            return results;
        }
    };

    @Test
    void maximumThatIsTooLowIsRaisedAndNoFurtherThanNeeded() {
        // Three instances are needed for a long time, asked for one after the other in time.
        double[] requests = IntStream.range(0, 600)
                .mapToDouble(i -> Math.min(25, 5 + i / 20.0))
                .toArray();
        PolicyEdits edits = edits(policy().maxCapacity(2).build(), 0.001, Trace.of(START, requests));

        assertThat(edits.presentMeets()).isFalse();
        assertThat(edits.edits())
                .isNotEmpty()
                .allSatisfy(edit -> assertThat(edit.changes())
                        .anySatisfy(change -> assertThat(change.paths()).containsExactly("maxCapacity")));
        assertThat(edits.edits().get(0).describe()).startsWith("maxCapacity 2 → 3");
        assertThat(edits.nearest()).isEmpty();
    }

    @Test
    void policyThatMeetsTheObjectiveGetsTheEditThatSavesMost() {
        Trace quiet = constant(5, 300);
        PolicyEdits edits = edits(
                ScalingDescription.endpoint("e")
                        .minCapacity(3)
                        .maxCapacity(10)
                        .layout(Layout.SPLIT)
                        .step(Step.lower(8).change(+1))
                        .build(),
                0.01,
                quiet);

        assertThat(edits.presentMeets()).isTrue();
        assertThat(edits.edits().get(0).describe()).isEqualTo("minCapacity 3 → 1");
        assertThat(edits.edits().get(0).summary().instanceMinutes()).isEqualTo(300);
        assertThat(edits.edits())
                .allSatisfy(edit -> assertThat(edit.summary().instanceMinutes()).isLessThan(900));
    }

    @Test
    void nearestIsSaidWhereNoEditMeetsTheObjective() {
        double[] requests = new double[200];
        Arrays.fill(requests, 5);
        Arrays.fill(requests, 100, 103, 2_000);
        Arrays.fill(requests, 150, 170, 15);
        PolicyEdits edits = edits(policy().build(), 0, Trace.of(START, requests));

        assertThat(edits.edits()).isEmpty();
        assertThat(edits.nearest()).isPresent();
        assertThat(edits.nearest().get().summary().excessRequests().getAsDouble())
                .isLessThan(edits.present().excessRequests().getAsDouble())
                .isPositive();
    }

    @Test
    void everyEditMeetsTheObjectiveAndSimulatesToItsFigures() {
        for (int seed = 0; seed < 2; seed++) {
            Trace trace = waves(seed);
            ScalingDescription present = policy().build();
            PolicyEdits edits = edits(present, 0.02, trace);

            assertThat(edits.edits())
                    .isSortedAccordingTo(
                            Comparator.comparingLong(edit -> edit.summary().instanceMinutes()))
                    .hasSizeLessThanOrEqualTo(PolicyEdits.MAX_EDITS)
                    .allSatisfy(edit -> {
                        SimulatedRun run = SimulatedRun.of(ScalingPlan.of(edit.description()), service(), trace);
                        assertThat(edit.summary()).isEqualTo(run.summary());
                        assertThat(maxExcess(0.02).misses(run.summary())).isEmpty();
                        assertThat(edit.description()).isNotEqualTo(present);
                        assertThat(edit.changes()).hasSizeBetween(1, 2);
                    });
        }
    }

    @Test
    void resultIsTheSameForAllWorkers() {
        EditRequest request = new EditRequest(policy().build(), service(), maxExcess(0.02), waves(7));

        assertThat(PolicyEdits.of(request, BACKWARDS, edit -> true)).isEqualTo(PolicyEdits.of(request));
    }

    @Test
    void changeThatAddsNothingToAnotherIsLeftOut() {
        PolicyEdits edits = edits(policy().build(), 0.02, waves(3));

        assertThat(edits.edits())
                .extracting(edit ->
                        edit.summary().instanceMinutes() + " " + edit.summary().excessRequests())
                .doesNotHaveDuplicates();
    }

    @Test
    void editThatMayNotBeDeployedIsNotShown() {
        EditRequest request = new EditRequest(policy().build(), service(), maxExcess(0.02), waves(7));
        PolicyEdits edits = PolicyEdits.of(
                        request,
                        Workers.SEQUENTIAL,
                        edit -> edit.description()
                                .capacity()
                                .equals(request.present().capacity()))
                .orElseThrow();

        assertThat(edits.edits())
                .isNotEmpty()
                .allSatisfy(edit -> assertThat(edit.describe()).doesNotContain("Capacity"));
    }

    @Test
    void nothingIsLookedForWithoutALimitOfTheShortage() {
        Objective hours = new Objective(OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.of(10));

        assertThat(PolicyEdits.of(new EditRequest(policy().build(), service(), hours, constant(5, 60))))
                .isEmpty();
    }

    /** The search leaves pairs out; what it finds is the cheapest of all. */
    @ParameterizedTest
    @CsvSource({"0, 0.02", "1, 0.02", "2, 0.005", "3, 0.1", "4, 0.0005"})
    void theCheapestOfAllPairsIsAmongThoseThatAreTried(long seed, double maxExcess) {
        EditRequest request = new EditRequest(policy().build(), service(), maxExcess(maxExcess), waves(seed));
        PolicyEdits found = PolicyEdits.of(request).orElseThrow();
        List<Outcome> single = EditCandidates.single(request.present()).stream()
                .flatMap(edit -> outcome(edit, request).stream())
                .toList();
        double allowed = maxExcess * request.trace().total();
        EditCandidates.Pairs pairs = EditCandidates.pairs(
                single,
                allowed,
                found.present().excessRequests().orElseThrow(),
                found.present().instanceMinutes());
        long cheapest = Stream.of(
                        single.stream(),
                        Stream.of(pairs.promising(), pairs.others())
                                .flatMap(List::stream)
                                .flatMap(edit -> outcome(edit, request).stream()))
                .flatMap(outcomes -> outcomes)
                .filter(outcome -> outcome.shortage() <= allowed)
                .mapToLong(Outcome::instanceMinutes)
                .min()
                .orElseThrow();

        assertThat(found.edits().get(0).summary().instanceMinutes()).isEqualTo(cheapest);
        assertThat(found.left())
                .isPositive()
                .isEqualTo(EditCandidates.single(request.present()).size() + pairs.size() - found.simulated());
    }

    private static Optional<Outcome> outcome(Edit edit, EditRequest request) {
        try {
            return edit.apply(request.present()).map(edited -> {
                Timeline run =
                        Simulator.of(ScalingPlan.of(edited), request.service()).run(request.trace());
                return new Outcome(edit, EditGoal.excess(run), run.instanceMinutes());
            });
        } catch (InvalidValueException notSimulable) {
            return Optional.empty();
        }
    }

    @Test
    void trafficThatIsTooLongIsSaid() {
        PolicyEdits edits = edits(policy().build(), 0.01, constant(5, 1_000_000));

        assertThat(edits.skipped().orElseThrow()).contains("1,000,000 minutes");
        assertThat(edits.edits()).isEmpty();
        assertThat(edits.simulated()).isZero();
    }

    private static PolicyEdits edits(ScalingDescription present, double maxExcess, Trace trace) {
        return PolicyEdits.of(new EditRequest(present, service(), maxExcess(maxExcess), trace))
                .orElseThrow();
    }

    /** One instance serves 10 requests a minute. */
    private static Service service() {
        return Service.builder()
                .requestsPerInstance(10)
                .scaleOutDelay(3)
                .scaleInDelay(3)
                .build();
    }

    private static ScalingDescriptionBuilder policy() {
        return ScalingDescription.endpoint("e")
                .minCapacity(1)
                .maxCapacity(10)
                .layout(Layout.SPLIT)
                .step(Step.upper(4).change(-1))
                .step(Step.lower(8).change(+1));
    }

    private static Objective maxExcess(double share) {
        return new Objective(OptionalDouble.of(share), OptionalDouble.empty(), OptionalDouble.empty());
    }

    private static Trace constant(double requests, int minutes) {
        return Trace.of(
                START, IntStream.range(0, minutes).mapToDouble(i -> requests).toArray());
    }

    private static Trace waves(long seed) {
        Random random = new Random(seed);
        return Trace.of(
                START,
                IntStream.range(0, 720)
                        .mapToDouble(i ->
                                Math.rint((30 - 25 * Math.cos(i * Math.PI / 180)) * (0.9 + 0.2 * random.nextDouble())))
                        .toArray());
    }
}
