package io.github.stepscale.simulation;

import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.service.Service;
import io.github.stepscale.traffic.Trace;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The cheapest capacity path in hindsight, with all traffic known in advance: in the same range of every minute, with
 * the same delays, one change at a time, and starting instances paid.
 *
 * @param timeline the timeline of the cheapest path found
 * @param summary its summary
 * @param lowerBoundInstanceHours proven lower bound of the instance-hours of every path within the budget
 * @param latencyRate the requests per minute that it counts one instance for, if that is the highest rate at which the
 *     instance keeps the latency of the objective; empty if it is {@code requestsPerInstance}
 */
public record Hindsight(
        Timeline timeline, Summary summary, double lowerBoundInstanceHours, OptionalDouble latencyRate) {
    /** Maximum number of states, minutes times instances: a year of minutes and 38 instances. */
    static final int MAX_STATES = 20_000_000;
    /** Maximum number of sums per price; takes some seconds. */
    static final long MAX_SUMS = 1_000_000_000;

    private static final double PRECISION = 1e-12;
    /** An upper bound of the relative rounding error of a search. */
    private static final double ROUNDING = 1e-9;
    /** Maximum number of prices to try; about ten are usual. After that, the best path and the proven bound stand. */
    private static final int MAX_PRICES = 200;

    /** The relative gap between the cost of the path and the lower bound; the optimum lies between them. */
    public double gap() {
        return lowerBoundInstanceHours == 0 ? 0 : summary.instanceHours() / lowerBoundInstanceHours - 1;
    }

    /**
     * Searches for the optimum in the range of a plan that keeps {@code maxExcess}, whatever else the objective limits.
     *
     * @return empty without {@code maxExcess} or {@code requestsPerInstance}, if every path exceeds it, or if the search would be too large
     */
    public static Optional<Hindsight> of(ScalingPlan plan, Service service, Objective objective, Trace trace) {
        return service.requestsPerInstance().isEmpty() || objective.maxExcess().isEmpty()
                ? Optional.empty()
                : of(
                        RunConditions.of(plan, service, trace),
                        new HindsightGoal(
                                service.requestsPerInstance().getAsDouble(),
                                objective.maxExcessRequests(trace.total()).getAsDouble(),
                                false));
    }

    /**
     * Searches for the optimum.
     *
     * @param goal what instances serve, and how much may exceed it
     * @return empty if every path exceeds the budget, or the search would be too large
     */
    static Optional<Hindsight> of(RunConditions conditions, HindsightGoal goal) {
        HindsightProblem problem = HindsightProblem.of(conditions, goal.throughput());
        if (problem.isTooLarge()) {
            return Optional.empty();
        }
        double budget = goal.budget();
        HindsightCost leastExcess = HindsightSearch.cost(problem, Double.POSITIVE_INFINITY);
        return leastExcess.excess() > budget
                ? Optional.empty()
                : Optional.of(search(problem, budget, leastExcess))
                        .map(found -> found.replay(problem, conditions, goal));
    }

    /** The best path found, and the lower bound in instance-minutes. */
    private record Found(HindsightCost best, double bound) {
        Hindsight replay(HindsightProblem problem, RunConditions conditions, HindsightGoal goal) {
            CapacityPath path = HindsightSearch.path(problem, best.price());
            SimulatedRun run = conditions.run(quiet -> CapacityPathReplay.of(quiet, path));
            return new Hindsight(
                    run.timeline(),
                    run.summary(),
                    Math.min(roundedUp(), best.instanceMinutes()) / 60,
                    goal.byLatency() ? OptionalDouble.of(goal.rate()) : OptionalDouble.empty());
        }

        /**
         * Every path costs a whole number, so the bound can be rounded up, except for rounding errors.
         */
        private double roundedUp() {
            return Math.ceil(bound - ROUNDING * Math.max(1, bound));
        }
    }

    /**
     * Finds the price at which two paths cost the same, one within the budget and one over it, and no path costs less:
     * the line through them bounds the cost of every path within the budget. Each next price is the one at which the
     * two best known paths cost the same. The search ends when a step finds no better path.
     */
    private static Found search(HindsightProblem problem, double budget, HindsightCost leastExcess) {
        HindsightCost over = HindsightSearch.cost(problem, 0);
        if (over.excess() <= budget) {
            return new Found(over, over.instanceMinutes());
        }
        HindsightCost within = leastExcess;
        double bound = over.instanceMinutes();
        for (int tried = 0; tried < MAX_PRICES; tried++) {
            double price = (within.instanceMinutes() - over.instanceMinutes()) / (over.excess() - within.excess());
            HindsightCost next = HindsightSearch.cost(problem, price);
            bound = Math.max(bound, next.lowerBound(budget));
            boolean onTheLine = next.lowerBound(budget) >= within.at(price).lowerBound(budget) * (1 - PRECISION);
            boolean keeps = next.excess() <= budget;
            boolean better = keeps ? next.instanceMinutes() < within.instanceMinutes() : next.excess() < over.excess();
            if (onTheLine || !better) {
                break;
            }
            within = keeps ? next : within;
            over = keeps ? over : next;
        }
        return new Found(within, bound);
    }
}
