package io.github.stepscale.simulation;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The same instances throughout, as few as the objective allows. Where schedules change the range it is moved into the range
 * of the minute, with the same delays as every change, and back as soon as it may.
 *
 * @param instances how many
 * @param candidate what they did
 */
public record FixedCount(int instances, SimulatedRun candidate) {

    /** The fewest that meet an aim; empty if none do, or where a schedule makes them too many to try. */
    static Optional<FixedCount> of(RunConditions conditions, ReferenceGoal aim) {
        Optional<FixedCount> fewest = conditions.range().isConstant()
                ? halved(conditions, fixed -> aim.isServedBy(fixed.summary()))
                : tried(conditions, fixed -> aim.isMetBy(fixed.summary()));
        return fewest.filter(fixed -> aim.isMetBy(fixed.summary()));
    }

    private Summary summary() {
        return candidate.summary();
    }

    /** In one range more instances never serve less. */
    private static Optional<FixedCount> halved(RunConditions conditions, Predicate<FixedCount> serves) {
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

    /** Where the range changes while a count moves, more may serve less: each is tried. */
    private static Optional<FixedCount> tried(RunConditions conditions, Predicate<FixedCount> meets) {
        HindsightProblem all = HindsightProblem.of(conditions);
        return conditions.isTooLarge()
                ? Optional.empty()
                : IntStream.rangeClosed(all.lowest(), all.highest())
                        .mapToObj(instances -> of(conditions, instances))
                        .filter(meets)
                        .findFirst();
    }

    private static FixedCount of(RunConditions conditions, int instances) {
        return new FixedCount(instances, conditions.candidate(now -> CapacityPathReplay.of(now, way(now, instances))));
    }

    private static CapacityPath way(RunConditions conditions, int instances) {
        ScheduledRange range = conditions.range();
        SimulationParameters facts = conditions.facts();
        int[] running = new int[conditions.trace().minutes()];
        int goal = range.first().clamp(instances);
        int before = goal;
        int decided = 0;
        int done = 0;
        for (int minute = 0; minute < running.length; minute++) {
            running[minute] = minute < done ? before : goal;
            int wanted = range.clamp(minute, instances);
            if (minute >= done && wanted != goal) {
                before = goal;
                goal = wanted;
                decided = minute;
                done = minute + 1 + facts.delay(goal - before);
            }
        }
        return new CapacityPath(running, decided, done >= running.length ? goal - before : 0);
    }
}
