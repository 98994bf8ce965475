package io.github.stepscale.tuning;

import io.github.stepscale.simulation.RunLimit;
import io.github.stepscale.simulation.Timeline;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The policies of which no other has both fewer requests above capacity and a lower cost. Of equal ones it keeps the first.
 */
final class Front {
    /** By excess, ascending; the cost descends. */
    private final TreeMap<Double, FoundPolicy> byExcess = new TreeMap<>();

    private final double maxExcess;

    /** @param maxExcess the requests above capacity beyond which a policy is of no interest */
    Front(double maxExcess) {
        this.maxExcess = maxExcess;
    }

    Front copy() {
        Front copy = new Front(maxExcess);
        copy.byExcess.putAll(byExcess);
        return copy;
    }

    /** Adds a policy unless a known one is as good, and removes those that it beats. */
    void add(FoundPolicy found) {
        Map.Entry<Double, FoundPolicy> asGood = byExcess.floorEntry(found.excess());
        if (found.excess() > maxExcess
                || asGood != null && asGood.getValue().instanceMinutes() <= found.instanceMinutes()) {
            return;
        }
        byExcess.tailMap(found.excess(), true)
                .values()
                .removeIf(known -> known.instanceMinutes() >= found.instanceMinutes());
        byExcess.put(found.excess(), found);
    }

    /** The policies from the fewest requests above capacity to the lowest cost. */
    List<FoundPolicy> policies() {
        return List.copyOf(byExcess.values());
    }

    /**
     * Stops a run once a known policy has fewer requests above capacity than it has already, and a lower cost than it will
     * have at least.
     *
     * @param minutes the length of the run
     * @param minCapacity the instances that are paid in every minute at least
     */
    RunLimit limit(int minutes, int minCapacity) {
        double[] excess = byExcess.keySet().stream().mapToDouble(known -> known).toArray();
        long[] cost = byExcess.values().stream()
                .mapToLong(FoundPolicy::instanceMinutes)
                .toArray();
        return new RunLimit() {
            private double sum;
            private int worse = -1;

            @Override
            public boolean proceeds(Timeline timeline, int from, int to) {
                for (int minute = from; minute < to; minute++) {
                    sum += timeline.excess(minute);
                }
                while (worse + 1 < excess.length && excess[worse + 1] <= sum) {
                    worse++;
                }
                long least = timeline.instanceMinutes() + (long) minCapacity * (minutes - to);
                return sum <= maxExcess && (worse < 0 || least <= cost[worse]);
            }
        };
    }
}
