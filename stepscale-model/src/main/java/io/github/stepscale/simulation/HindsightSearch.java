package io.github.stepscale.simulation;

import java.util.Arrays;

/**
 * Finds the cheapest path through all minutes at a given price per request above capacity, with a forward dynamic
 * program. A state is a number of instances without a pending change. Instance-minutes and excess are summed
 * separately, so that a high price costs neither of them digits, and minute by minute, as in a replay of the path.
 *
 * <p>At an infinite price only excess counts; instance-minutes break ties.
 */
final class HindsightSearch {
    private final HindsightProblem problem;
    private final double price;
    private final boolean excessFirst;
    private final HindsightPathRecorder recorder;
    private final int counts;

    /**
     * By minute and count: the cost of reaching the count without a pending change in that minute, and of running it
     * since. The minutes form a ring, as long as the longest delay or the trace, if that is shorter.
     */
    private final double[][] paid;

    private final double[][] excess;

    /** The requests that each count serves. */
    private final double[] served;

    /** The minute under construction. */
    private double[] nextPaid;

    private double[] nextExcess;

    private HindsightSearch(HindsightProblem problem, double price, HindsightPathRecorder recorder) {
        this.problem = problem;
        this.price = price;
        this.excessFirst = price == Double.POSITIVE_INFINITY;
        this.recorder = recorder;
        this.counts = problem.counts();
        this.paid = new double[problem.ring()][counts];
        this.excess = new double[problem.ring()][counts];
        this.served = new double[counts];
        Arrays.setAll(served, count -> problem.throughput().served(problem.instances(count)));
        this.nextPaid = new double[counts];
        this.nextExcess = new double[counts];
    }

    /** Returns the cost of the cheapest path. */
    static HindsightCost cost(HindsightProblem problem, double price) {
        HindsightSearch search = new HindsightSearch(problem, price, HindsightPathRecorder.NONE);
        End end = search.run();
        return new HindsightCost(price, end.paid(), end.excess());
    }

    /** Returns the cheapest path. */
    static CapacityPath path(HindsightProblem problem, double price) {
        HindsightPathRecorder recorder = HindsightPathRecorder.recording(problem);
        End end = new HindsightSearch(problem, price, recorder).run();
        return recorder.path(end.minute(), end.count(), end.unfinished());
    }

    /**
     * The end of a path, in the last minute or with an incomplete change, and its cost up to the end of the trace.
     */
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

    /** No decision in the minute before, if its range allowed the count. */
    private void stay(int minute) {
        int before = slot(minute - 1);
        for (int count = 0; count < counts; count++) {
            boolean allowed = problem.allows(minute - 1, count);
            nextPaid[count] = allowed ? paid[before][count] : Double.POSITIVE_INFINITY;
            nextExcess[count] = allowed ? excess[before][count] : 0;
        }
    }

    /**
     * Arrives from fewer instances: the best origin so far, which pays for one more start with each further instance.
     */
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

    /** Arrives from more instances. */
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
            recorder.record(minute, count, origin);
        }
    }

    /** Replaces the oldest minute by the new one. */
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

    /** The cheapest end: without a pending change in the last minute, or with one that completes after the trace. */
    private End end() {
        int last = problem.minutes() - 1;
        End best = new End(last, 0, 0, Double.POSITIVE_INFINITY, 0);
        for (int minute = Math.max(0, last - problem.maxDelay()); minute <= last; minute++) {
            for (int count = 0; count < counts; count++) {
                best = cheaper(best, minute, count, 0);
                best = cheaper(best, minute, count, unfinished(minute, count, -1));
                best = cheaper(best, minute, count, unfinished(minute, count, 1));
            }
        }
        return best;
    }

    /** The smallest change in a direction that completes after the trace; 0 if there is none. */
    private int unfinished(int minute, int count, int sign) {
        int delta = problem.minChange(minute, count, sign);
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
