package io.github.stepscale.simulation;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A reference with constant capacity, as small as the objective allows. When schedules change the range, the capacity
 * moves into the range of the minute, with the usual delays, and back as soon as possible.
 *
 * @param instances the constant capacity
 * @param run its outcome
 */
public record FixedCapacity(int instances, SimulatedRun run) {

    /**
     * Finds the smallest capacity that meets a goal; empty if none does, or if each has to be tried and they are too many.
     */
    static Optional<FixedCapacity> of(RunConditions conditions, ReferenceGoal goal) {
        Optional<FixedCapacity> fewest = conditions.range().isConstant() && goal.isEasierWithMore()
                ? bisect(conditions, fixed -> goal.isServedBy(fixed.summary()))
                : tryEach(conditions, fixed -> goal.isMetBy(fixed.summary()));
        return fewest.filter(fixed -> goal.isMetBy(fixed.summary()));
    }

    private Summary summary() {
        return run.summary();
    }

    /** Bisects: in a constant range, more instances never serve less. */
    private static Optional<FixedCapacity> bisect(RunConditions conditions, Predicate<FixedCapacity> serves) {
        int low = conditions.range().lowest();
        int high = conditions.range().highest();
        while (low < high) {
            int middle = low + (high - low) / 2;
            if (serves.test(of(conditions, middle))) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return Optional.of(of(conditions, low));
    }

    /** Whether trying each capacity of the range would take too long. */
    static boolean areTooMany(RunConditions conditions) {
        return HindsightProblem.wholeRange(conditions).isTooLarge();
    }

    /** Tries each capacity: where the range changes during a move, more instances may serve less. */
    private static Optional<FixedCapacity> tryEach(RunConditions conditions, Predicate<FixedCapacity> meetsGoal) {
        return areTooMany(conditions)
                ? Optional.empty()
                : IntStream.rangeClosed(
                                conditions.range().lowest(), conditions.range().highest())
                        .mapToObj(instances -> of(conditions, instances))
                        .filter(meetsGoal)
                        .findFirst();
    }

    private static FixedCapacity of(RunConditions conditions, int instances) {
        return new FixedCapacity(instances, conditions.run(now -> CapacityPathReplay.of(now, path(now, instances))));
    }

    private static CapacityPath path(RunConditions conditions, int instances) {
        ScheduledCapacityRange range = conditions.range();
        SimulationParameters parameters = conditions.parameters();
        int[] running = new int[conditions.trace().minutes()];
        int goal = range.first().clamp(instances);
        int before = goal;
        int decided = 0;
        int done = 0;
        for (int minute = 0; minute < running.length; minute++) {
            running[minute] = minute < done ? before : goal;
            int required = range.clamp(minute, instances);
            if (minute >= done && required != goal) {
                before = goal;
                goal = required;
                decided = minute;
                done = minute + 1 + parameters.delay(goal - before);
            }
        }
        return new CapacityPath(running, decided, done >= running.length ? goal - before : 0);
    }
}
