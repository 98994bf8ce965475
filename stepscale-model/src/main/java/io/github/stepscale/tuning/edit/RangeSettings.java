package io.github.stepscale.tuning.edit;

import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.schedule.ScheduledAction;
import io.github.stepscale.policy.target.CapacityRange;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The settings of the capacity range and of its schedules. */
final class RangeSettings {
    private RangeSettings() {}

    static Stream<Setting> of(ScalingDescription present) {
        return Stream.concat(
                range(present),
                IntStream.range(0, present.schedules().size()).boxed().flatMap(i -> schedule(present, i)));
    }

    private static Stream<Setting> range(ScalingDescription present) {
        CapacityRange range = present.capacity();
        return Stream.of(
                count(
                        "minCapacity",
                        range.min(),
                        NearbyNumbers.counts(range.min(), lowest(present), range.max()),
                        Part.CAPACITY,
                        (now, min) -> new CapacityRange(min, now.max())),
                count(
                        "maxCapacity",
                        range.max(),
                        NearbyNumbers.counts(range.max(), Math.max(1, range.min()), Integer.MAX_VALUE),
                        Part.CAPACITY,
                        (now, max) -> new CapacityRange(now.min(), max)));
    }

    private static Stream<Setting> schedule(ScalingDescription present, int index) {
        ScheduledAction schedule = present.schedules().get(index);
        String path = "schedules[" + index + "].";
        Part<ScheduledAction> part = Part.schedule(index);
        Stream<Setting> min = schedule.minCapacity().stream()
                .mapToObj(count -> count(
                        path + "minCapacity",
                        count,
                        NearbyNumbers.counts(count, lowest(present), Integer.MAX_VALUE),
                        part,
                        (now, other) -> with(now, OptionalInt.of(other), now.maxCapacity())));
        Stream<Setting> max = schedule.maxCapacity().stream()
                .mapToObj(count -> count(
                        path + "maxCapacity",
                        count,
                        NearbyNumbers.counts(count, lowest(present), Integer.MAX_VALUE),
                        part,
                        (now, other) -> with(now, now.minCapacity(), OptionalInt.of(other))));
        return Stream.concat(min, max);
    }

    private static <T> Setting count(
            String path, int present, List<Integer> values, Part<T> part, BiFunction<T, Integer, T> change) {
        return Setting.of(
                List.of(path),
                String.valueOf(present),
                values,
                String::valueOf,
                value -> part.edit(now -> change.apply(now, value)));
    }

    private static int lowest(ScalingDescription present) {
        return present.target().allowsZero() ? 0 : 1;
    }

    private static ScheduledAction with(ScheduledAction now, OptionalInt min, OptionalInt max) {
        return new ScheduledAction(
                now.name(), now.schedule(), now.timezone(), now.startTime(), now.endTime(), min, max);
    }
}
