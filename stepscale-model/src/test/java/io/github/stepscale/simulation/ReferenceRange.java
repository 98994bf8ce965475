package io.github.stepscale.simulation;

import io.github.stepscale.policy.CapacityRange;
import io.github.stepscale.policy.Schedule;
import io.github.stepscale.policy.StepScaling;
import io.github.stepscale.traffic.Trace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The capacity range in each minute, and when schedules change it. */
final class ReferenceRange {
    private record Due(Instant time, Schedule schedule) {}

    private final CapacityRange atFirst;
    private final Instant start;
    private final List<Due> changes = new ArrayList<>();

    ReferenceRange(StepScaling scaling, Trace trace) {
        atFirst = scaling.capacity();
        start = trace.start();
        if (!scaling.suspended().scheduled()) {
            Instant end = trace.time(trace.minutes());
            for (Schedule schedule : scaling.schedules()) {
                schedule.times(start, end).forEach(time -> changes.add(new Due(time, schedule)));
            }
        }
        changes.sort(Comparator.comparing(Due::time));
    }

    boolean changesAt(int minute) {
        return changes.stream().anyMatch(change -> minuteOf(change) == minute);
    }

    CapacityRange at(int minute) {
        int min = atFirst.min();
        int max = atFirst.max();
        for (Due change : changes) {
            if (minuteOf(change) <= minute) {
                min = change.schedule().minCapacity().orElse(min);
                max = change.schedule().maxCapacity().orElse(max);
            }
        }
        return new CapacityRange(min, max);
    }

    private long minuteOf(Due change) {
        return Duration.between(start, change.time()).toMinutes();
    }
}
