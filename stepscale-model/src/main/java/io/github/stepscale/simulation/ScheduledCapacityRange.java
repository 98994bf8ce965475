package io.github.stepscale.simulation;

import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.target.CapacityRange;
import io.github.stepscale.traffic.Trace;
import java.util.Arrays;

/**
 * The capacity range of each minute of a trace, with the changes by schedules. A schedule applies from its own minute
 * on.
 *
 * @param first the range at the start, before any schedule
 * @param min the minimum of each minute
 * @param max the maximum of each minute, never below the minimum
 */
record ScheduledCapacityRange(CapacityRange first, int[] min, int[] max) {

    static ScheduledCapacityRange of(ScalingDescription scaling, Trace trace) {
        CapacityRange first = scaling.capacity();
        ScheduledCapacityRange ranges =
                new ScheduledCapacityRange(first, new int[trace.minutes()], new int[trace.minutes()]);
        CapacityRangeChanges changes = CapacityRangeChanges.of(scaling);
        changes.start(trace);
        CurrentCapacityRange range = new CurrentCapacityRange(first.min(), first.max());
        for (int minute = 0; minute < trace.minutes(); minute++) {
            changes.apply(minute, range);
            ranges.min[minute] = range.min();
            ranges.max[minute] = Math.max(range.min(), range.max());
        }
        return ranges;
    }

    /** Returns the same range for all minutes. */
    static ScheduledCapacityRange constant(CapacityRange range, int minutes) {
        int[] min = new int[minutes];
        int[] max = new int[minutes];
        Arrays.fill(min, range.min());
        Arrays.fill(max, range.max());
        return new ScheduledCapacityRange(range, min, max);
    }

    boolean contains(int minute, int instances) {
        return min[minute] <= instances && instances <= max[minute];
    }

    /** Returns the nearest count in the range of a minute. */
    int clamp(int minute, int instances) {
        return Math.max(min[minute], Math.min(max[minute], instances));
    }

    /** The smallest minimum of all minutes. */
    int lowest() {
        return Math.min(first.min(), Arrays.stream(min).min().orElseThrow());
    }

    /** The largest maximum of all minutes. */
    int highest() {
        return Math.max(first.max(), Arrays.stream(max).max().orElseThrow());
    }

    /** Whether the range is the same in all minutes. */
    boolean isConstant() {
        return Arrays.stream(min).allMatch(value -> value == first.min())
                && Arrays.stream(max).allMatch(value -> value == first.max());
    }
}
