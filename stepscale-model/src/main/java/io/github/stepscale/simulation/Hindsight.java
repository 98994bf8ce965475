package io.github.stepscale.simulation;

import io.github.stepscale.traffic.Trace;
import java.util.Arrays;
import java.util.Optional;

/**
 * The cheapest schedule that anyone could have run on the traffic, knowing all of it: same range, same delays, one change
 * at a time, starting instances paid.
 *
 * @param timeline of the cheapest schedule that was found
 * @param summary of it
 * @param lowerBoundInstanceHours no schedule that keeps the budget costs less
 */
public record Hindsight(Timeline timeline, Summary summary, double lowerBoundInstanceHours) {
    /** Minutes times instances that are searched at most: a year of minutes and 38 instances. */
    static final int LARGEST = 20_000_000;

    /** How much more the schedule costs than the bound, as a share of it: what may be missing to the optimum. */
    public double gap() {
        return lowerBoundInstanceHours == 0 ? 0 : summary.instanceHours() / lowerBoundInstanceHours - 1;
    }

    /**
     * Searches the optimum.
     *
     * @param service knows {@code requestsPerInstance}
     * @param min the least of the range
     * @param max the most of the range
     * @param maxExcess the share of the requests that may come above capacity
     * @return empty if even the most instances throughout have more requests above capacity, or the search would be too large
     */
    static Optional<Hindsight> of(Trace trace, Service service, int min, int max, double maxExcess) {
        HindsightProblem problem = problem(trace, service, min, max);
        double budget = maxExcess * trace.total();
        double atMost = Arrays.stream(trace.toArray())
                .map(requests -> Math.max(0, requests - max * problem.requestsPerInstance()))
                .sum();
        boolean tooLarge = (long) trace.minutes() * problem.counts() > LARGEST;
        return atMost > budget || tooLarge ? Optional.empty() : Optional.of(search(trace, service, problem, budget));
    }

    private static final double PRECISION = 1e-12;

    private static HindsightProblem problem(Trace trace, Service service, int min, int max) {
        double each = service.requestsPerInstance().orElseThrow();
        int useful = (int) Math.min(max, Math.max(min, Math.ceil(trace.peak() / each)));
        return new HindsightProblem(
                trace.toArray(), each, min, useful, service.scaleOutDelay(), service.scaleInDelay());
    }

    /**
     * Finds the price at which two ways cost the same, one that keeps the budget and one that does not, and no way costs
     * less: nothing is cheaper within the budget than the line through them says. Each next price is the one at which the
     * two best known ways cost the same.
     */
    private static Hindsight search(Trace trace, Service service, HindsightProblem problem, double budget) {
        HindsightCost over = HindsightSearch.cost(problem, 0);
        if (over.excess() <= budget) {
            return of(trace, service, problem, over, over.instanceMinutes());
        }
        HindsightCost within = firstWithin(problem, budget);
        double bound = within.lowerBound(budget);
        while (true) {
            double price = (within.instanceMinutes() - over.instanceMinutes()) / (over.excess() - within.excess());
            HindsightCost next = HindsightSearch.cost(problem, price);
            bound = Math.max(bound, next.lowerBound(budget));
            if (next.lowerBound(budget) >= within.at(price).lowerBound(budget) * (1 - PRECISION)) {
                return of(trace, service, problem, within, bound);
            }
            if (next.excess() > budget) {
                over = next;
            } else {
                within = next;
            }
        }
    }

    private static HindsightCost firstWithin(HindsightProblem problem, double budget) {
        HindsightCost cost = HindsightSearch.cost(problem, 1);
        while (cost.excess() > budget) {
            cost = HindsightSearch.cost(problem, 2 * cost.price());
        }
        return cost;
    }

    private static Hindsight of(
            Trace trace, Service service, HindsightProblem problem, HindsightCost best, double bound) {
        Timeline timeline = ScheduleReplay.of(trace, service, HindsightSearch.path(problem, best.price()));
        return new Hindsight(timeline, Summaries.of(timeline, service, problem.min()), Math.max(0, bound) / 60);
    }
}
