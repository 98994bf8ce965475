package io.github.stepscale.simulation;

import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.schedule.ScheduledAction;
import io.github.stepscale.policy.target.CapacityRange;
import io.github.stepscale.traffic.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The capacity range in each minute, and when schedules change it. */
final class ReferenceRange {
    private record Change(Instant time, long minute, ScheduledAction schedule) {}

    private final CapacityRange atFirst;
    private final List<Change> changes = new ArrayList<>();

    ReferenceRange(ScalingDescription scaling, Trace trace) {
        atFirst = scaling.capacity();
        if (!scaling.suspended().scheduled()) {
            scaling.schedules().forEach(schedule -> add(schedule, trace));
        }
        changes.sort(Comparator.comparing(Change::time));
    }

    private void add(ScheduledAction schedule, Trace trace) {
        for (Instant time : schedule.times(trace.start(), trace.time(trace.minutes()))) {
            changes.add(new Change(time, Duration.between(trace.start(), time).toMinutes(), schedule));
        }
    }

    boolean changesAt(int minute) {
        return changes.stream().anyMatch(change -> change.minute() == minute);
    }

    /** The nearest capacity that the range of the minute has. */
    int clamp(long capacity, int minute) {
        int min = atFirst.min();
        int max = atFirst.max();
        for (Change change : changes) {
            if (change.minute() <= minute) {
                min = change.schedule().minCapacity().orElse(min);
                max = change.schedule().maxCapacity().orElse(max);
            }
        }
        if (capacity > max) {
            return max;
        }
        return capacity < min ? min : (int) capacity;
    }
}
