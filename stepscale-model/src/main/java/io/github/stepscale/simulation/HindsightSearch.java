package io.github.stepscale.simulation;

import java.util.Arrays;

/**
 * The cheapest way through all minutes for one price of a request in excess: a forward dynamic program. Its state is a
 * number of instances at which nothing is under way, so that a change may be decided. Instance-minutes and excess are kept
 * apart, so that a high price takes no digits from either; both are added minute by minute, as a replay of the way adds
 * them.
 *
 * <p>At an infinite price only excess counts, and of equal excess the instance-minutes.
 */
final class HindsightSearch {
    private final HindsightProblem problem;
    private final double price;
    private final boolean excessFirst;
    private final HindsightPath path;
    private final int counts;

    /**
     * By minute and count: what it cost to come to so many instances with nothing under way in that minute, and to run them
     * ever since. The minutes are a ring, as long as the longest change takes or as the trace, if that is shorter.
     */
    private final double[][] paid;

    private final double[][] excess;

    /** What each count serves. */
    private final double[] served;

    /** The minute that is put together. */
    private double[] nextPaid;

    private double[] nextExcess;

    private HindsightSearch(HindsightProblem problem, double price, HindsightPath path) {
        this.problem = problem;
        this.price = price;
        this.excessFirst = price == Double.POSITIVE_INFINITY;
        this.path = path;
        this.counts = problem.counts();
        this.paid = new double[problem.ring()][counts];
        this.excess = new double[problem.ring()][counts];
        this.served = new double[counts];
        Arrays.setAll(served, count -> problem.throughput().served(problem.instances(count)));
        this.nextPaid = new double[counts];
        this.nextExcess = new double[counts];
    }

    /** What the cheapest way costs. */
    static HindsightCost cost(HindsightProblem problem, double price) {
        HindsightSearch search = new HindsightSearch(problem, price, HindsightPath.NOT_KEPT);
        End end = search.run();
        return new HindsightCost(price, end.paid(), end.excess());
    }

    /** The cheapest way itself. */
    static CapacityPath way(HindsightProblem problem, double price) {
        HindsightPath path = HindsightPath.kept(problem);
        End end = new HindsightSearch(problem, price, path).run();
        return path.way(end.minute(), end.count(), end.unfinished());
    }

    /** Where a way ends: in the last minute, or at a change that is not done; and what it cost up to the end of the trace. */
    private record End(int minute, int count, int unfinished, double paid, double excess) {}

    private End run() {
        start();
        for (int minute = 1; minute < problem.minutes(); minute++) {
            stay(minute);
            scaleOut(minute);
            scaleIn(minute);
            swapIn(minute);
            pay(minute);
        }
        return end();
    }

    private void start() {
        for (double[] slot : paid) {
            Arrays.fill(slot, Double.POSITIVE_INFINITY);
        }
        for (int count = 0; count < counts; count++) {
            boolean free = problem.range().first().contains(problem.instances(count));
            paid[0][count] = free ? 0 : Double.POSITIVE_INFINITY;
        }
        pay(0);
    }

    /** Nothing was decided in the minute before: the range let it. */
    private void stay(int minute) {
        int before = slot(minute - 1);
        for (int count = 0; count < counts; count++) {
            boolean allowed = problem.allows(minute - 1, count);
            nextPaid[count] = allowed ? paid[before][count] : Double.POSITIVE_INFINITY;
            nextExcess[count] = allowed ? excess[before][count] : 0;
        }
    }

    /** From fewer instances: the best origin so far, which pays for one more start with each further instance. */
    private void scaleOut(int minute) {
        int decided = minute - 1 - problem.scaleOutDelay();
        if (decided < 0) {
            return;
        }
        int slot = slot(decided);
        int origin = 0;
        double bestPaid = Double.POSITIVE_INFINITY;
        double bestExcess = 0;
        for (int count = 1; count < counts; count++) {
            if (isLess(paid[slot][count - 1], excess[slot][count - 1], bestPaid, bestExcess)) {
                origin = count - 1;
                bestPaid = paid[slot][origin];
                bestExcess = excess[slot][origin];
            }
            bestPaid += problem.scaleOutDelay();
            arrive(minute, decided, count, origin, bestPaid, bestExcess);
        }
    }

    /** From more instances. */
    private void scaleIn(int minute) {
        int decided = minute - 1 - problem.scaleInDelay();
        if (decided < 0) {
            return;
        }
        int slot = slot(decided);
        int origin = 0;
        double bestPaid = Double.POSITIVE_INFINITY;
        double bestExcess = 0;
        for (int count = counts - 2; count >= 0; count--) {
            if (isLess(paid[slot][count + 1], excess[slot][count + 1], bestPaid, bestExcess)) {
                origin = count + 1;
                bestPaid = paid[slot][origin];
                bestExcess = excess[slot][origin];
            }
            arrive(minute, decided, count, origin, bestPaid, bestExcess);
        }
    }

    private void arrive(int minute, int decided, int count, int origin, double newPaid, double newExcess) {
        if (isLess(newPaid, newExcess, nextPaid[count], nextExcess[count]) && problem.allows(decided, count)) {
            nextPaid[count] = newPaid;
            nextExcess[count] = newExcess;
            path.arrive(minute, count, origin);
        }
    }

    /** Puts the new minute in the place of the oldest. */
    private void swapIn(int minute) {
        int slot = slot(minute);
        double[] oldPaid = paid[slot];
        double[] oldExcess = excess[slot];
        paid[slot] = nextPaid;
        excess[slot] = nextExcess;
        nextPaid = oldPaid;
        nextExcess = oldExcess;
    }

    private void pay(int minute) {
        double requests = problem.requests()[minute];
        for (int count = 0; count < counts; count++) {
            int instances = problem.instances(count);
            double over = SimulationParameters.positive(requests - served[count]);
            for (int slot = 0; slot < paid.length; slot++) {
                paid[slot][count] += instances;
                excess[slot][count] += over;
            }
        }
    }

    private boolean isLess(double onePaid, double oneExcess, double otherPaid, double otherExcess) {
        if (excessFirst) {
            return onePaid < Double.POSITIVE_INFINITY
                    && (otherPaid == Double.POSITIVE_INFINITY
                            || oneExcess < otherExcess
                            || oneExcess == otherExcess && onePaid < otherPaid);
        }
        return onePaid + price * oneExcess < otherPaid + price * otherExcess;
    }

    private int slot(int minute) {
        return minute % paid.length;
    }

    /** The cheapest end: nothing is under way in the last minute, or a change that is done too late for the trace. */
    private End end() {
        int last = problem.minutes() - 1;
        End best = new End(last, 0, 0, Double.POSITIVE_INFINITY, 0);
        for (int minute = Math.max(0, last - problem.longestDelay()); minute <= last; minute++) {
            for (int count = 0; count < counts; count++) {
                best = cheaper(best, minute, count, 0);
                best = cheaper(best, minute, count, unfinished(minute, count, -1));
                best = cheaper(best, minute, count, unfinished(minute, count, 1));
            }
        }
        return best;
    }

    /** The least change in a direction that is not done before the trace ends; 0 if there is none. */
    private int unfinished(int minute, int count, int sign) {
        int delta = problem.leastChange(minute, count, sign);
        return minute + 1 + problem.delay(delta) >= problem.minutes() ? delta : 0;
    }

    private End cheaper(End best, int minute, int count, int delta) {
        int last = problem.minutes() - 1;
        boolean ends = delta != 0 || minute == last && problem.allows(last, count);
        double pays = paid[slot(minute)][count] + Math.max(0, delta) * (double) (last - minute);
        double over = excess[slot(minute)][count];
        return ends && isLess(pays, over, best.paid(), best.excess())
                ? new End(minute, count, delta, pays, over)
                : best;
    }
}
