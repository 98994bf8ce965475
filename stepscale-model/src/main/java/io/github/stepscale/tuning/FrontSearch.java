package io.github.stepscale.tuning;

import io.github.stepscale.simulation.Simulator;
import io.github.stepscale.simulation.Timeline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Searches a space for its front: first a coarse grid, then the neighbours of what is on the front, until none of them gets
 * there. Neighbours may lie beyond the grid. The order of the work is fixed, so that the front is the same for all workers.
 */
final class FrontSearch {
    private static final int CHUNK = 64;
    private static final int BATCH = 16 * CHUNK;
    /** The policies whose neighbours are visited, the cheapest within the budget. */
    private static final int CENTRES = 6;

    private final PolicySpace space;
    private final TrafficPart part;
    private final Workers workers;
    private final ProgressListener progress;
    private final Front front;
    /** The requests above capacity up to which the front is refined. */
    private final double refined;

    private final Set<List<Integer>> planned = new HashSet<>();
    private int evaluated;
    private boolean stopped;

    /**
     * @param interest the requests above capacity up to which a policy is reported
     * @param refined the requests above capacity up to which the front is refined
     */
    FrontSearch(
            PolicySpace space,
            TrafficPart part,
            double interest,
            double refined,
            Workers workers,
            ProgressListener progress) {
        this.space = space;
        this.part = part;
        this.front = new Front(interest);
        this.refined = refined;
        this.workers = workers;
        this.progress = progress;
    }

    /** Returns the front, from the fewest requests above capacity to the lowest cost. */
    List<FoundPolicy> run() {
        evaluate(unplanned(SpacePoints.coarse(space.parameters())));
        List<List<Integer>> neighbours = neighbours();
        while (!neighbours.isEmpty() && !stopped) {
            evaluate(neighbours);
            neighbours = neighbours();
        }
        return front.policies();
    }

    /** The policies that were evaluated, also those that were stopped early. */
    int evaluated() {
        return evaluated;
    }

    /** Whether the listener ended the search. */
    boolean stopped() {
        return stopped;
    }

    /** The unplanned neighbours of the cheapest policies; when there are none, the further ones of the very cheapest. */
    private List<List<Integer>> neighbours() {
        List<FoundPolicy> allowed = front.policies().stream()
                .filter(found -> found.excess() <= refined)
                .toList();
        List<List<Integer>> near = new ArrayList<>();
        for (FoundPolicy found : last(allowed, CENTRES)) {
            near.addAll(SpacePoints.neighbours(space.parameters(), found.point()));
        }
        List<List<Integer>> fresh = unplanned(near);
        return fresh.isEmpty() && !allowed.isEmpty()
                ? unplanned(SpacePoints.diagonals(
                        space.parameters(), last(allowed, 1).get(0).point()))
                : fresh;
    }

    private static List<FoundPolicy> last(List<FoundPolicy> policies, int count) {
        return policies.subList(Math.max(0, policies.size() - count), policies.size());
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
        RunFigures figures = part.figures(timeline);
        return Optional.of(new FoundPolicy(point, figures.excessRequests(), figures.instanceMinutes()));
    }
}
