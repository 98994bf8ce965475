package io.github.stepscale.simulation;

import java.util.Arrays;

/**
 * The cheapest way through all minutes for one price of a request in excess: a forward dynamic program. A state is a number
 * of instances and how many minutes ago it was reached; from some age on every change is possible, and all older states
 * are one. Instance-minutes and excess are kept apart, so that a high price takes no digits from either.
 */
final class HindsightSearch {
    private final HindsightProblem problem;
    private final double price;
    private final HindsightPath path;
    private final int counts;

    /** From this age on states are one. */
    private final int settled;

    /** By slot and count. The slots are a ring of the ages below {@link #settled}; the one after them holds the others. */
    private final double[][] paid;

    private final double[][] excess;
    /** The slot of age 0. */
    private int head;

    /** For each count the cheapest state that may be left: its cost, and the slot it is in. */
    private final double[] leaving;

    private final int[] leavingSlot;

    private HindsightSearch(HindsightProblem problem, double price, HindsightPath path) {
        this.problem = problem;
        this.price = price;
        this.path = path;
        this.counts = problem.counts();
        this.settled = problem.settledAge();
        this.paid = new double[settled + 1][counts];
        this.excess = new double[settled + 1][counts];
        this.leaving = new double[counts];
        this.leavingSlot = new int[counts];
    }

    /** What the cheapest way costs. */
    static HindsightCost cost(HindsightProblem problem, double price) {
        return new HindsightSearch(problem, price, HindsightPath.NOT_KEPT).run();
    }

    /** The cheapest way itself: the instances of each minute. */
    static int[] path(HindsightProblem problem, double price) {
        HindsightPath path = HindsightPath.kept(problem);
        HindsightSearch search = new HindsightSearch(problem, price, path);
        search.run();
        int slot = search.cheapestSlot();
        return path.instances(search.cheapestCount(slot), search.age(slot));
    }

    private HindsightCost run() {
        for (double[] slot : paid) {
            Arrays.fill(slot, Double.POSITIVE_INFINITY);
        }
        Arrays.fill(paid[head], 0);
        pay(0);
        for (int minute = 1; minute < problem.minutes(); minute++) {
            settle(minute);
            arrivals(minute);
            pay(minute);
        }
        int slot = cheapestSlot();
        int count = cheapestCount(slot);
        return new HindsightCost(price, paid[slot][count], excess[slot][count]);
    }

    /** Everything is a minute older: the states that settle now join the others, and their slot is free. */
    private void settle(int minute) {
        head = (head + settled - 1) % settled;
        for (int count = 0; count < counts; count++) {
            if (cost(head, count) < cost(settled, count)) {
                paid[settled][count] = paid[head][count];
                excess[settled][count] = excess[head][count];
                path.settle(minute, count);
            }
        }
        Arrays.fill(paid[head], Double.POSITIVE_INFINITY);
        Arrays.fill(excess[head], 0);
    }

    private void arrivals(int minute) {
        int free = head;
        leave(problem.scaleOutDelay());
        scaleOut(minute, free);
        leave(problem.scaleInDelay());
        scaleIn(minute, free);
    }

    /** Finds the cheapest state of each count that was reached so many minutes before the last one, or earlier. */
    private void leave(int delay) {
        Arrays.fill(leaving, Double.POSITIVE_INFINITY);
        leaveFrom(settled);
        for (int age = delay + 1; age < settled; age++) {
            leaveFrom((head + age) % settled);
        }
    }

    private void leaveFrom(int slot) {
        for (int count = 0; count < counts; count++) {
            double cost = cost(slot, count);
            if (cost < leaving[count]) {
                leaving[count] = cost;
                leavingSlot[count] = slot;
            }
        }
    }

    /** From fewer instances: the best origin so far, which pays for one more start with each further instance. */
    private void scaleOut(int minute, int free) {
        int origin = 0;
        double cheapest = Double.POSITIVE_INFINITY;
        for (int count = 1; count < counts; count++) {
            if (leaving[count - 1] < cheapest) {
                cheapest = leaving[count - 1];
                origin = count - 1;
            }
            cheapest += problem.scaleOutDelay();
            arrive(minute, free, count, origin, cheapest, (double) problem.scaleOutDelay() * (count - origin));
        }
    }

    /** From more instances. */
    private void scaleIn(int minute, int free) {
        int origin = 0;
        double cheapest = Double.POSITIVE_INFINITY;
        for (int count = counts - 2; count >= 0; count--) {
            if (leaving[count + 1] < cheapest) {
                cheapest = leaving[count + 1];
                origin = count + 1;
            }
            arrive(minute, free, count, origin, cheapest, 0);
        }
    }

    private void arrive(int minute, int free, int count, int origin, double cost, double starts) {
        if (cost < cost(free, count)) {
            int slot = leavingSlot[origin];
            paid[free][count] = paid[slot][origin] + starts;
            excess[free][count] = excess[slot][origin];
            path.arrive(minute, count, origin, age(slot));
        }
    }

    private void pay(int minute) {
        for (int count = 0; count < counts; count++) {
            int instances = problem.min() + count;
            double over = problem.excess(minute, instances);
            for (int slot = 0; slot <= settled; slot++) {
                paid[slot][count] += instances;
                excess[slot][count] += over;
            }
        }
    }

    private double cost(int slot, int count) {
        return paid[slot][count] + price * excess[slot][count];
    }

    /** Of the states in a slot, in the minute that is being looked at. */
    private int age(int slot) {
        return slot == settled ? settled : Math.floorMod(slot - head, settled);
    }

    private int cheapestSlot() {
        int best = settled;
        for (int slot = 0; slot < settled; slot++) {
            if (cost(slot, cheapestCount(slot)) < cost(best, cheapestCount(best))) {
                best = slot;
            }
        }
        return best;
    }

    private int cheapestCount(int slot) {
        int best = 0;
        for (int count = 1; count < counts; count++) {
            best = cost(slot, count) < cost(slot, best) ? count : best;
        }
        return best;
    }
}
