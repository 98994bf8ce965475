package io.github.stepscale.simulation;

import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.target.CapacityRange;
import io.github.stepscale.traffic.Trace;
import java.util.Arrays;

/**
 * The range of the capacity in each minute of a trace, as its schedules change it. A schedule counts from its own minute on.
 *
 * @param first the range at the start, before any schedule
 * @param min the least of each minute
 * @param max the most of each minute, never below the least
 */
record ScheduledRange(CapacityRange first, int[] min, int[] max) {

    static ScheduledRange of(ScalingDescription scaling, Trace trace) {
        CapacityRange first = scaling.capacity();
        ScheduledRange ranges = new ScheduledRange(first, new int[trace.minutes()], new int[trace.minutes()]);
        RangeChangeTimes changes = RangeChangeTimes.of(scaling);
        changes.start(trace);
        CurrentRange range = new CurrentRange(first.min(), first.max());
        for (int minute = 0; minute < trace.minutes(); minute++) {
            changes.apply(minute, range);
            ranges.min[minute] = range.min();
            ranges.max[minute] = Math.max(range.min(), range.max());
        }
        return ranges;
    }

    /** The same range in all minutes. */
    static ScheduledRange constant(CapacityRange range, int minutes) {
        int[] min = new int[minutes];
        int[] max = new int[minutes];
        Arrays.fill(min, range.min());
        Arrays.fill(max, range.max());
        return new ScheduledRange(range, min, max);
    }

    boolean contains(int minute, int instances) {
        return min[minute] <= instances && instances <= max[minute];
    }

    /** The nearest count that the range of a minute has. */
    int clamp(int minute, int instances) {
        return Math.max(min[minute], Math.min(max[minute], instances));
    }

    /** The least that any minute allows. */
    int lowest() {
        return Math.min(first.min(), Arrays.stream(min).min().orElseThrow());
    }

    /** The most that any minute allows. */
    int highest() {
        return Math.max(first.max(), Arrays.stream(max).max().orElseThrow());
    }

    /** Whether it is the same in all minutes. */
    boolean isConstant() {
        return Arrays.stream(min).allMatch(least -> least == first.min())
                && Arrays.stream(max).allMatch(most -> most == first.max());
    }
}
