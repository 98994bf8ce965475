package io.github.stepscale.tuning.search;

import io.github.stepscale.simulation.RunLimit;
import io.github.stepscale.simulation.Timeline;
import io.github.stepscale.tuning.objective.Shortage;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The policies of which no other has both a smaller shortage and a lower cost. Of equal ones it keeps the first.
 */
final class Front {
    /** By shortage, ascending; the cost descends. */
    private final TreeMap<Double, FoundPolicy> byShortage = new TreeMap<>();

    private final Shortage shortage;
    private final double maxShortage;

    /** @param maxShortage the amount of the shortage beyond which a policy is of no interest */
    Front(Shortage shortage, double maxShortage) {
        this.shortage = shortage;
        this.maxShortage = maxShortage;
    }

    Front copy() {
        Front copy = new Front(shortage, maxShortage);
        copy.byShortage.putAll(byShortage);
        return copy;
    }

    /** Adds a policy unless a known one is as good, and removes those that it beats. */
    void add(FoundPolicy found) {
        Map.Entry<Double, FoundPolicy> asGood = byShortage.floorEntry(found.shortage());
        if (found.shortage() > maxShortage
                || asGood != null && asGood.getValue().instanceMinutes() <= found.instanceMinutes()) {
            return;
        }
        byShortage
                .tailMap(found.shortage(), true)
                .values()
                .removeIf(known -> known.instanceMinutes() >= found.instanceMinutes());
        byShortage.put(found.shortage(), found);
    }

    /** The policies from the smallest shortage to the lowest cost. */
    List<FoundPolicy> policies() {
        return List.copyOf(byShortage.values());
    }

    /**
     * Stops a run once a known policy has a smaller shortage than it has already, and a lower cost than it will have at
     * least.
     *
     * @param minutes the length of the run
     * @param minCapacity the instances that are paid in every minute at least
     */
    RunLimit limit(int minutes, int minCapacity) {
        double[] known = byShortage.keySet().stream().mapToDouble(key -> key).toArray();
        long[] cost = byShortage.values().stream()
                .mapToLong(FoundPolicy::instanceMinutes)
                .toArray();
        return new RunLimit() {
            private double amount;
            private int worse = -1;

            @Override
            public boolean proceeds(Timeline timeline, int from, int to) {
                amount = shortage.add(amount, timeline, from, to);
                while (worse + 1 < known.length && known[worse + 1] <= amount) {
                    worse++;
                }
                long least = timeline.instanceMinutes() + (long) minCapacity * (minutes - to);
                return amount <= maxShortage && (worse < 0 || least <= cost[worse]);
            }
        };
    }
}
