package io.github.stepscale.tuning.edit;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.simulation.RunLimit;
import io.github.stepscale.simulation.SimulatedRun;
import io.github.stepscale.simulation.Simulator;
import io.github.stepscale.simulation.Summary;
import io.github.stepscale.simulation.Timeline;
import io.github.stepscale.text.ReadableNumbers;
import io.github.stepscale.tuning.search.Workers;
import io.github.stepscale.validation.InvalidValueException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Simulates each edit of one setting, then pairs of them, the most promising first. The work is done in batches of a fixed
 * size, and what a batch finds limits the next, so that the result is the same for all workers.
 */
final class EditSearch {
    private static final int CHUNK = 16;
    private static final int BATCH = 4 * CHUNK;
    /** The sum of the effects of two parts orders promising pairs well: the cheapest are found within one or two batches. */
    private static final int FRUITLESS_PROMISING = 2;
    /** It says less of pairs that seem to miss the objective; most of them are stopped early. */
    private static final int FRUITLESS_OTHERS = 8;

    private final EditRequest request;
    private final Workers workers;
    private final Predicate<PolicyEdit> deployable;
    private final EditGoal goal;
    private final Summary present;
    private final List<Outcome> nearest = new ArrayList<>();
    private final BestEdits best;
    private int simulated;

    EditSearch(EditRequest request, Workers workers, Predicate<PolicyEdit> deployable) {
        this.request = request;
        this.workers = workers;
        this.deployable = deployable;
        this.goal = EditGoal.of(request.objective(), request.trace().total());
        this.present = summary(request.present());
        this.best = new BestEdits(
                presentMeets() ? present.instanceMinutes() - 1 : Long.MAX_VALUE,
                outcome -> edit(outcome).filter(edit -> goal.isMetBy(edit.summary())));
    }

    /**
     * @param maxMinutes the largest number of minutes to simulate
     * @param maxPairs the largest number of pairs of edits to simulate
     */
    PolicyEdits run(long maxMinutes, int maxPairs) {
        List<Edit> single = EditCandidates.single(request.present());
        int affordable =
                (int) Math.min(Integer.MAX_VALUE, maxMinutes / request.trace().minutes());
        if (affordable < single.size()) {
            return result(
                    0,
                    Optional.of("the traffic is too long for edits: " + single.size() + " edits of "
                            + ReadableNumbers.of(request.trace().minutes(), "minute") + " are more than the "
                            + ReadableNumbers.of(maxMinutes, "minute") + " that are simulated for them"));
        }
        List<Outcome> alone = evaluate(single, Double.POSITIVE_INFINITY, Long.MAX_VALUE);
        offer(alone);
        EditCandidates.Pairs pairs =
                EditCandidates.pairs(alone, goal.allowed(), goal.shortage(present), present.instanceMinutes());
        int budget = Math.min(maxPairs, affordable - single.size());
        int tried = search(pairs.promising(), budget, FRUITLESS_PROMISING);
        tried += search(pairs.others(), budget - tried, FRUITLESS_OTHERS);
        return result(pairs.size() - tried, Optional.empty());
    }

    /**
     * Simulates pairs in their order until so many batches in a row have brought nothing.
     *
     * @return the number of pairs that were tried
     */
    private int search(List<Edit> pairs, int budget, int fruitless) {
        int count = Math.min(budget, pairs.size());
        int since = 0;
        int from = 0;
        while (from < count && since < fruitless) {
            List<Edit> batch = pairs.subList(from, Math.min(from + BATCH, count));
            since = offer(evaluate(batch, interest(), best.maxMinutes())) ? 0 : since + 1;
            from += batch.size();
        }
        return from;
    }

    private PolicyEdits result(int left, Optional<String> skipped) {
        return new PolicyEdits(present, presentMeets(), best.edits(), nearest(), simulated, left, skipped);
    }

    private boolean presentMeets() {
        return goal.isMetBy(present);
    }

    /** The largest shortage that is of interest: while nothing meets the objective, the smallest so far. */
    private double interest() {
        return presentMeets() || !best.isEmpty() || nearest.isEmpty()
                ? goal.allowed()
                : Math.max(goal.allowed(), nearest.get(0).shortage());
    }

    /** Returns whether an outcome is among the best or, while nothing meets the objective, nearer than all before. */
    private boolean offer(List<Outcome> outcomes) {
        double before =
                nearest.isEmpty() ? Double.POSITIVE_INFINITY : nearest.get(0).shortage();
        long accepted = outcomes.stream()
                .filter(outcome -> outcome.shortage() <= goal.allowed())
                .sorted(Outcome.CHEAPEST_FIRST)
                .filter(best::offer)
                .count();
        nearest.addAll(outcomes);
        nearest.sort(Outcome.NEAREST_FIRST);
        return accepted > 0
                || best.isEmpty() && !nearest.isEmpty() && nearest.get(0).shortage() < before;
    }

    private Optional<PolicyEdit> nearest() {
        return presentMeets() || !best.isEmpty()
                ? Optional.empty()
                : nearest.stream()
                        .filter(outcome -> outcome.shortage() < goal.shortage(present))
                        .flatMap(outcome -> edit(outcome).stream())
                        .findFirst();
    }

    /** The edit with all of its figures, if it can be deployed. */
    private Optional<PolicyEdit> edit(Outcome outcome) {
        return outcome.edit()
                .apply(request.present())
                .map(edited -> new PolicyEdit(outcome.edit().changes(), edited, summary(edited), List.of()))
                .filter(deployable);
    }

    private Summary summary(ScalingDescription description) {
        return SimulatedRun.of(ScalingPlan.of(description), request.service(), request.objective(), request.trace())
                .summary();
    }

    private List<Outcome> evaluate(List<Edit> edits, double maxShortage, long maxMinutes) {
        List<List<Edit>> chunks = new ArrayList<>();
        for (int from = 0; from < edits.size(); from += CHUNK) {
            chunks.add(edits.subList(from, Math.min(edits.size(), from + CHUNK)));
        }
        simulated += edits.size();
        return workers.map(chunks, chunk -> evaluateChunk(chunk, maxShortage, maxMinutes)).stream()
                .flatMap(List::stream)
                .toList();
    }

    private List<Outcome> evaluateChunk(List<Edit> edits, double maxShortage, long maxMinutes) {
        Map<Integer, Timeline> timelines = new HashMap<>();
        List<Outcome> outcomes = new ArrayList<>();
        for (Edit edit : edits) {
            edit.apply(request.present())
                    .flatMap(edited -> evaluate(edit, edited, timelines, maxShortage, maxMinutes))
                    .ifPresent(outcomes::add);
        }
        return outcomes;
    }

    private Optional<Outcome> evaluate(
            Edit edit,
            ScalingDescription edited,
            Map<Integer, Timeline> timelines,
            double maxShortage,
            long maxMinutes) {
        try {
            Simulator simulator = Simulator.of(ScalingPlan.of(edited), request.service());
            Timeline timeline =
                    timelines.computeIfAbsent(simulator.rules(), rules -> simulator.timeline(request.trace()));
            RunLimit limit = goal.limit(maxShortage, maxMinutes, paidAlways(edited));
            return simulator.runAgain(timeline, limit)
                    ? Optional.of(new Outcome(edit, shortage(edited, timeline), timeline.instanceMinutes()))
                    : Optional.empty();
        } catch (InvalidValueException notSimulable) {
            return Optional.empty();
        }
    }

    private double shortage(ScalingDescription edited, Timeline timeline) {
        return goal.countsExcess() ? EditGoal.excess(timeline) : goal.shortage(summary(edited));
    }

    private static int paidAlways(ScalingDescription description) {
        return description.schedules().isEmpty() ? description.capacity().min() : 0;
    }
}
