package io.github.stepscale.tuning.search;

import io.github.stepscale.traffic.Trace;
import java.util.Optional;

/**
 * The part of the traffic that is tuned on, and the part after it that no choice looks at.
 *
 * @param tuned the tuning part
 * @param unseen the rest, which follows it; absent if nothing is left
 */
public record TrafficSplit(Trace tuned, Optional<Trace> unseen) {
    private static final int DAY = 1_440;
    private static final int SECONDS_OF_A_DAY = 86_400;
    private static final int MIN_DAYS = 4;

    /**
     * Splits traffic. With at least four whole UTC days the tuning part is the first of them, as many as the share of them
     * makes, rounded up; otherwise the share of the minutes, rounded up. Minutes before the first whole day then belong to
     * neither part. A share of 1 takes everything.
     *
     * @param share above 0, at most 1
     */
    public static TrafficSplit of(Trace trace, double share) {
        if (share >= 1) {
            return new TrafficSplit(trace, Optional.empty());
        }
        int midnight = minutesToMidnight(trace);
        int days = Math.max(0, trace.minutes() - midnight) / DAY;
        return days >= MIN_DAYS
                ? at(trace, midnight, midnight + DAY * (int) Math.ceil(share * days))
                : at(trace, 0, (int) Math.ceil(share * trace.minutes()));
    }

    private static TrafficSplit at(Trace trace, int from, int to) {
        return new TrafficSplit(
                trace.slice(from, to),
                to < trace.minutes() ? Optional.of(trace.slice(to, trace.minutes())) : Optional.empty());
    }

    public static int minutesToMidnight(Trace trace) {
        long second = Math.floorMod(trace.start().getEpochSecond(), (long) SECONDS_OF_A_DAY);
        return second == 0 ? 0 : (int) ((SECONDS_OF_A_DAY - second) / 60);
    }
}
