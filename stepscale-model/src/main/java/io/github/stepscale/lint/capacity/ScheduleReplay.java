package io.github.stepscale.lint.capacity;

import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.schedule.ScheduledAction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Replays the schedules of some weeks, and around the times at which single ones are due or begin. */
final class ScheduleReplay {
    /** A Monday; which one does not matter to what recurs. */
    private static final Instant ANY_MONDAY = Instant.parse("2026-01-05T00:00:00Z");

    private static final Instant FIRST = Instant.parse("1971-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2999-01-01T00:00:00Z");
    private static final Duration BEFORE = Duration.ofDays(8);
    private static final Duration AFTER = Duration.ofDays(32);
    private static final int MAX_STARTS = 20;

    private final ScalingDescription scaling;
    private final Map<Integer, Crossing> crossings = new TreeMap<>();

    /**
     * A schedule that leaves a minimum above the maximum.
     *
     * @param index of the schedule
     * @param setsMin whether it sets the minimum, otherwise the maximum
     * @param min the minimum after it
     * @param max the maximum after it
     */
    record Crossing(int index, boolean setsMin, int min, int max) {}

    private record Due(Instant time, int index) {}

    ScheduleReplay(ScalingDescription scaling) {
        this.scaling = scaling;
    }

    /** The first crossing of each schedule, in the order of the file. */
    Stream<Crossing> crossings() {
        starts().forEach(this::replay);
        return crossings.values().stream();
    }

    private Stream<Instant> starts() {
        return Stream.concat(Stream.of(ANY_MONDAY), scaling.schedules().stream().flatMap(ScheduleReplay::single))
                .distinct()
                .limit(MAX_STARTS);
    }

    private static Stream<Instant> single(ScheduledAction schedule) {
        return schedule.schedule().startsWith("at(")
                ? schedule.times(FIRST, LAST).stream()
                : schedule.startTime().stream();
    }

    private void replay(Instant start) {
        int min = scaling.capacity().min();
        int max = scaling.capacity().max();
        for (Due due : due(start.minus(BEFORE), start.plus(AFTER))) {
            ScheduledAction schedule = scaling.schedules().get(due.index());
            int newMin = schedule.minCapacity().orElse(min);
            int newMax = schedule.maxCapacity().orElse(max);
            if (newMin > newMax) {
                crossings.putIfAbsent(
                        due.index(),
                        new Crossing(due.index(), schedule.minCapacity().isPresent(), newMin, newMax));
            } else {
                min = newMin;
                max = newMax;
            }
        }
    }

    private List<Due> due(Instant from, Instant to) {
        List<Due> due = new ArrayList<>();
        IntStream.range(0, scaling.schedules().size())
                .forEach(index -> scaling.schedules().get(index).times(from, to).stream()
                        .map(time -> new Due(time, index))
                        .forEach(due::add));
        due.sort(Comparator.comparing(Due::time));
        return due;
    }
}
