package io.github.stepscale.simulation;

import java.util.Optional;

/**
 * The cheapest schedule that anyone could have run on the traffic, knowing all of it: in the same range of every minute, with
 * the same delays, one change at a time, starting instances paid.
 *
 * @param timeline of the cheapest schedule that was found
 * @param summary of it
 * @param lowerBoundInstanceHours no schedule that keeps the budget costs less
 */
public record Hindsight(Timeline timeline, Summary summary, double lowerBoundInstanceHours) {
    /** Minutes times instances that are searched at most: a year of minutes and 38 instances. */
    static final int LARGEST = 20_000_000;
    /** Sums that one price takes at most; some seconds. */
    static final long MOST_WORK = 1_000_000_000;

    private static final double PRECISION = 1e-12;
    /** More than the sums of a search are off, as a share. */
    private static final double ROUNDING = 1e-9;
    /** Prices that are tried at most; some ten are. Beyond, what was found stands with the bound that was proven. */
    private static final int MOST_PRICES = 200;

    /** How much more the schedule costs than the bound, as a share of it: what may be missing to the optimum. */
    public double gap() {
        return lowerBoundInstanceHours == 0 ? 0 : summary.instanceHours() / lowerBoundInstanceHours - 1;
    }

    /**
     * Searches the optimum.
     *
     * @param conditions with a service that knows {@code requestsPerInstance}
     * @param budget the requests that may come above capacity
     * @return empty if every schedule has more of them, or the search would be too large
     */
    static Optional<Hindsight> of(RunConditions conditions, double budget) {
        if (conditions.isTooLarge()) {
            return Optional.empty();
        }
        HindsightProblem problem = HindsightProblem.of(conditions);
        HindsightCost least = HindsightSearch.cost(problem, Double.POSITIVE_INFINITY);
        return least.excess() > budget
                ? Optional.empty()
                : Optional.of(search(problem, budget, least)).map(found -> found.replayed(problem, conditions));
    }

    /** The best that was found, and what no schedule is cheaper than, in instance-minutes. */
    private record Found(HindsightCost best, double bound) {
        Hindsight replayed(HindsightProblem problem, RunConditions conditions) {
            CapacityPath way = HindsightSearch.way(problem, best.price());
            SimulatedRun candidate = conditions.candidate(quiet -> CapacityPathReplay.of(quiet, way));
            return new Hindsight(
                    candidate.timeline(), candidate.summary(), Math.min(whole(), best.instanceMinutes()) / 60);
        }

        /** Every schedule costs a whole number, so none costs less than the next one; but for what doubles may be off. */
        private double whole() {
            return Math.ceil(bound - ROUNDING * Math.max(1, bound));
        }
    }

    /**
     * Finds the price at which two ways cost the same, one that keeps the budget and one that does not, and no way costs
     * less: nothing is cheaper within the budget than the line through them says. Each next price is the one at which the
     * two best known ways cost the same. Every step brings a better way, else it is the last.
     */
    private static Found search(HindsightProblem problem, double budget, HindsightCost least) {
        HindsightCost over = HindsightSearch.cost(problem, 0);
        if (over.excess() <= budget) {
            return new Found(over, over.instanceMinutes());
        }
        HindsightCost within = least;
        double bound = over.instanceMinutes();
        for (int tried = 0; tried < MOST_PRICES; tried++) {
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
