package io.github.stepscale.tuning.search;

import io.github.stepscale.simulation.Simulator;
import io.github.stepscale.simulation.Timeline;
import io.github.stepscale.tuning.objective.RunFigures;
import io.github.stepscale.tuning.space.Candidate;
import io.github.stepscale.tuning.space.PolicySpace;
import io.github.stepscale.tuning.space.SpaceParameter;
import io.github.stepscale.tuning.space.SpacePoints;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * Searches a space for its front: first a coarse grid, then the neighbours of what is on the front, until none of them gets
 * there. Neighbours may lie beyond the grid. The order of the work is fixed, so that the front is the same for all workers.
 */
public final class FrontSearch {
    private static final int CHUNK = 64;
    private static final int BATCH = 16 * CHUNK;
    /** The policies that a search runs in advance. */
    private static final int WARM_UP = 32;
    /** The policies on each side of the budget whose neighbours are visited. */
    private static final int CENTRES = 6;
    /** The policies within the budget whose diagonal neighbours are visited. */
    private static final int DIAGONAL_CENTRES = 2;

    private final PolicySpace space;
    private final TrafficPart part;
    private final Workers workers;
    private final ProgressListener progress;
    private Front front;
    /** The shortage up to which the front is refined. */
    private final double refined;

    private final Set<List<Integer>> planned = new HashSet<>();
    private int evaluated;
    private boolean stopped;

    /**
     * @param interest the shortage up to which a policy is reported
     * @param refined the shortage up to which the front is refined
     */
    public FrontSearch(
            PolicySpace space,
            TrafficPart part,
            double interest,
            double refined,
            Workers workers,
            ProgressListener progress) {
        this.space = space;
        this.part = part;
        this.front = new Front(part.limits().primary(), interest);
        this.refined = refined;
        this.workers = workers;
        this.progress = progress;
    }

    /**
     * Runs a few policies all over the grid, without any effect on the search. Java compiles the simulation for what it has seen:
     * where every family has run before the first of them is searched, it is compiled once, and not again for each of them.
     */
    public List<FoundPolicy> warmUp() {
        List<List<Integer>> coarse = SpacePoints.coarse(space.parameters());
        return evaluateChunk(IntStream.range(0, WARM_UP)
                .mapToObj(i -> coarse.get((int) ((long) i * coarse.size() / WARM_UP)))
                .distinct()
                .toList());
    }

    /** Returns the front, from the smallest shortage to the lowest cost. */
    public List<FoundPolicy> run() {
        List<List<Integer>> coarse = SpacePoints.coarse(space.parameters());
        evaluate(unplanned(coarse));
        if (front.policies().isEmpty()) {
            // Even the best of the grid are too bad to be reported; the search starts from them all the same.
            front = new Front(part.limits().primary(), Double.POSITIVE_INFINITY);
            evaluate(coarse);
        }
        List<List<Integer>> neighbours = neighbours();
        while (!neighbours.isEmpty() && !stopped) {
            evaluate(neighbours);
            neighbours = neighbours();
        }
        return front.policies();
    }

    /** The policies that were evaluated, also those that were stopped early. */
    public int evaluated() {
        return evaluated;
    }

    /** Whether the listener ended the search. */
    public boolean stopped() {
        return stopped;
    }

    /**
     * The unplanned neighbours of the policies near the budget; when there are none, the further ones of the cheapest, or of the
     * nearest if none is within the budget.
     */
    private List<List<Integer>> neighbours() {
        List<List<Integer>> near = unplanned(around(nearBudget(CENTRES, CENTRES), SpacePoints::neighbours));
        if (!near.isEmpty()) {
            return near;
        }
        List<FoundPolicy> cheapest = nearBudget(DIAGONAL_CENTRES, 0);
        return unplanned(
                around(cheapest.isEmpty() ? nearBudget(0, DIAGONAL_CENTRES) : cheapest, SpacePoints::diagonals));
    }

    private List<List<Integer>> around(
            List<FoundPolicy> centres,
            BiFunction<List<SpaceParameter>, List<Integer>, List<List<Integer>>> neighbours) {
        return centres.stream()
                .flatMap(found -> neighbours.apply(space.parameters(), found.point()).stream())
                .toList();
    }

    /** The policies of the front that are nearest to the budget, so many within it and so many beyond. */
    private List<FoundPolicy> nearBudget(int within, int beyond) {
        List<FoundPolicy> policies = front.policies();
        int allowed = (int)
                policies.stream().filter(found -> found.shortage() <= refined).count();
        return policies.subList(Math.max(0, allowed - within), Math.min(policies.size(), allowed + beyond));
    }

    private List<List<Integer>> unplanned(List<List<Integer>> points) {
        Set<List<Integer>> fresh = new LinkedHashSet<>(points);
        fresh.removeIf(point -> !planned.add(point));
        return List.copyOf(fresh);
    }

    private void evaluate(List<List<Integer>> points) {
        for (int from = 0; from < points.size() && !stopped; from += BATCH) {
            List<List<Integer>> batch = points.subList(from, Math.min(points.size(), from + BATCH));
            workers.map(chunks(batch), this::evaluateChunk).forEach(found -> found.forEach(front::add));
            evaluated += batch.size();
            stopped = !progress.proceeds(space.family(), evaluated, planned.size());
        }
    }

    private static List<List<List<Integer>>> chunks(List<List<Integer>> batch) {
        List<List<List<Integer>>> chunks = new ArrayList<>();
        for (int from = 0; from < batch.size(); from += CHUNK) {
            chunks.add(batch.subList(from, Math.min(batch.size(), from + CHUNK)));
        }
        return chunks;
    }

    /** Evaluates some points; what is good among them ends the others early too. */
    private List<FoundPolicy> evaluateChunk(List<List<Integer>> points) {
        Front known = front.copy();
        Map<Integer, Timeline> timelines = new HashMap<>();
        List<FoundPolicy> found = new ArrayList<>();
        for (List<Integer> point : points) {
            evaluate(point, known, timelines).ifPresent(policy -> {
                known.add(policy);
                found.add(policy);
            });
        }
        return found;
    }

    private Optional<FoundPolicy> evaluate(List<Integer> point, Front known, Map<Integer, Timeline> timelines) {
        Optional<Candidate> candidate = space.candidate(point);
        if (candidate.isEmpty()) {
            return Optional.empty();
        }
        Simulator simulator = part.simulator(candidate.get());
        Timeline timeline = timelines.computeIfAbsent(simulator.rules(), rules -> simulator.timeline(part.trace()));
        if (!simulator.runAgain(
                timeline, known.limit(timeline.minutes(), candidate.get().paidAlways()))) {
            return Optional.empty();
        }
        RunFigures figures = part.figures(candidate.get(), timeline);
        return part.limits().areOthersKeptWithMarginBy(figures)
                ? Optional.of(
                        new FoundPolicy(point, part.limits().primary().amount(figures), figures.instanceMinutes()))
                : Optional.empty();
    }
}
