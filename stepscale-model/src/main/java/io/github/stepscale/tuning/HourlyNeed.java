package io.github.stepscale.tuning;

import io.github.stepscale.policy.target.CapacityRange;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** How many instances the minutes of each hour of the day need, in UTC. */
final class HourlyNeed {
    private static final int HOURS = 24;
    private static final int SECONDS = 3_600;

    /** Of each hour, ascending. */
    private final List<int[]> needed;

    private HourlyNeed(List<int[]> needed) {
        this.needed = List.copyOf(needed);
    }

    /** @param counts whether a minute counts */
    static HourlyNeed of(TrafficPart part, IntPredicate counts) {
        List<int[]> needed = new ArrayList<>();
        for (int hour = 0; hour < HOURS; hour++) {
            int of = hour;
            needed.add(IntStream.range(0, part.trace().minutes())
                    .filter(minute -> hour(part, minute) == of && counts.test(minute))
                    .map(minute -> part.needed(part.trace().requests(minute)))
                    .sorted()
                    .toArray());
        }
        return new HourlyNeed(needed);
    }

    private static int hour(TrafficPart part, int minute) {
        return (int) Math.floorMod(part.trace().time(minute).getEpochSecond() / SECONDS, (long) HOURS);
    }

    /**
     * The capacity that a share of the minutes of each hour needs at most.
     *
     * @param percent the share in percent; with 0 that of the quietest minute
     */
    List<Integer> quantile(int percent, CapacityRange range) {
        return needed.stream().map(hour -> range.clamp(quantile(percent, hour))).toList();
    }

    private static int quantile(int percent, int[] ascending) {
        return ascending.length == 0 ? 0 : ascending[Math.max(0, ceilDiv(percent * ascending.length, 100) - 1)];
    }

    private static int ceilDiv(int one, int other) {
        return (one + other - 1) / other;
    }
}
