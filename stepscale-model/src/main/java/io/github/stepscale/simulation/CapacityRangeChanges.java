package io.github.stepscale.simulation;

import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.schedule.ScheduledAction;
import io.github.stepscale.traffic.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The minutes of a trace in which schedules change the range. */
final class CapacityRangeChanges {
    /** Without schedules. */
    static final CapacityRangeChanges NONE = new CapacityRangeChanges(List.of());

    private final List<ScheduledAction> schedules;
    private List<Change> changes = List.of();
    private int next;

    private record Change(Instant time, int minute, ScheduledAction schedule) {}

    private CapacityRangeChanges(List<ScheduledAction> schedules) {
        this.schedules = schedules;
    }

    /** The changes by the schedules of a target, unless they are suspended. */
    static CapacityRangeChanges of(ScalingDescription scaling) {
        return new CapacityRangeChanges(scaling.suspended().scheduled() ? List.of() : scaling.schedules());
    }

    /** Finds the minutes of a trace in which a schedule is due. */
    void start(Trace trace) {
        Instant end = trace.time(trace.minutes());
        next = 0;
        if (!schedules.isEmpty()) {
            changes = schedules.stream()
                    .flatMap(schedule -> changes(schedule, trace.start(), end))
                    .sorted(Comparator.comparing(Change::time))
                    .toList();
        }
    }

    private static Stream<Change> changes(ScheduledAction schedule, Instant start, Instant end) {
        return schedule.times(start, end).stream()
                .map(time ->
                        new Change(time, (int) Duration.between(start, time).toMinutes(), schedule));
    }

    /** The minute of the next change; {@link Integer#MAX_VALUE} if there is none. */
    int nextMinute() {
        return next < changes.size() ? changes.get(next).minute() : Integer.MAX_VALUE;
    }

    /** Applies the changes due in a minute; returns whether there were any. */
    boolean apply(int minute, CurrentCapacityRange range) {
        boolean due = false;
        while (nextMinute() == minute) {
            ScheduledAction schedule = changes.get(next++).schedule();
            range.set(
                    schedule.minCapacity().orElse(range.min()),
                    schedule.maxCapacity().orElse(range.max()));
            due = true;
        }
        return due;
    }
}
