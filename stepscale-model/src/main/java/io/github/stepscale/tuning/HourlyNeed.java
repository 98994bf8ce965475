package io.github.stepscale.tuning;

import io.github.stepscale.policy.target.CapacityRange;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How many instances the minutes of each hour of the day need, in UTC. */
final class HourlyNeed {
    private static final int HOURS = 24;
    private static final long MINUTES_OF_AN_HOUR = 60;
    private static final long SECONDS_OF_A_MINUTE = 60;

    /** Of each hour, ascending. */
    private final List<int[]> needed;

    private HourlyNeed(List<int[]> needed) {
        this.needed = List.copyOf(needed);
    }

    /** @param counts whether a minute counts */
    static HourlyNeed of(TrafficPart part, IntPredicate counts) {
        List<IntStream.Builder> needed =
                Stream.generate(IntStream::builder).limit(HOURS).toList();
        long first = part.trace().start().getEpochSecond() / SECONDS_OF_A_MINUTE;
        for (int minute = 0; minute < part.trace().minutes(); minute++) {
            if (counts.test(minute)) {
                int hour = (int) Math.floorMod(Math.floorDiv(first + minute, MINUTES_OF_AN_HOUR), (long) HOURS);
                needed.get(hour).add(part.needed(part.trace().requests(minute)));
            }
        }
        return new HourlyNeed(
                needed.stream().map(hour -> hour.build().sorted().toArray()).toList());
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
