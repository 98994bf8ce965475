package io.github.stepscale.tuning.space;

import io.github.stepscale.policy.target.CapacityRange;
import io.github.stepscale.traffic.Trace;
import java.util.List;
import java.util.function.DoubleToIntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** How many instances the minutes of each hour of the day need, in UTC. */
public final class HourlyNeed {
    private static final int HOURS = 24;
    private static final long MINUTES_OF_AN_HOUR = 60;
    private static final long SECONDS_OF_A_MINUTE = 60;

    /** Of each hour, ascending. */
    private final List<int[]> needed;

    private HourlyNeed(List<int[]> needed) {
        this.needed = List.copyOf(needed);
    }

    /**
     * What each hour of the day needs.
     *
     * @param needed the instances that the requests of a minute need
     * @param counts whether a minute counts
     */
    public static HourlyNeed of(Trace trace, DoubleToIntFunction needed, IntPredicate counts) {
        List<IntStream.Builder> hours =
                Stream.generate(IntStream::builder).limit(HOURS).toList();
        long first = trace.start().getEpochSecond() / SECONDS_OF_A_MINUTE;
        for (int minute = 0; minute < trace.minutes(); minute++) {
            if (counts.test(minute)) {
                int hour = (int) Math.floorMod(Math.floorDiv(first + minute, MINUTES_OF_AN_HOUR), (long) HOURS);
                hours.get(hour).add(needed.applyAsInt(trace.requests(minute)));
            }
        }
        return new HourlyNeed(
                hours.stream().map(hour -> hour.build().sorted().toArray()).toList());
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
