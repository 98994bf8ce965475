package io.github.stepscale.synth.tuning;

import io.github.stepscale.policy.ScalingDescription;
import io.github.stepscale.policy.schedule.ScheduledAction;
import io.github.stepscale.policy.target.CapacityRange;
import io.github.stepscale.testing.RandomScaling;
import io.github.stepscale.validation.InvalidValueException;
import java.util.Optional;
import java.util.OptionalInt;

/** Random scalings of so few instances that a search takes a moment. */
final class SmallScaling {
    static final int MAX = 8;

    private SmallScaling() {}

    /** The random scaling of a seed with at most {@link #MAX} instances; empty if its steps need more. */
    static Optional<ScalingDescription> of(long seed) {
        ScalingDescription any = RandomScaling.of(seed);
        try {
            return Optional.of(new ScalingDescription(
                    any.target(),
                    new CapacityRange(
                            any.capacity().min(), Math.min(MAX, any.capacity().max())),
                    any.suspended(),
                    any.schedules().stream().map(SmallScaling::limited).toList(),
                    any.wakeFromZero(),
                    any.metric(),
                    any.scaling(),
                    any.stack(),
                    any.allow()));
        } catch (InvalidValueException needsMore) {
            return Optional.empty();
        }
    }

    private static ScheduledAction limited(ScheduledAction any) {
        return new ScheduledAction(
                any.name(),
                any.schedule(),
                any.timezone(),
                any.startTime(),
                any.endTime(),
                any.minCapacity(),
                any.maxCapacity().isPresent()
                        ? OptionalInt.of(Math.min(MAX, any.maxCapacity().getAsInt()))
                        : OptionalInt.empty());
    }
}
