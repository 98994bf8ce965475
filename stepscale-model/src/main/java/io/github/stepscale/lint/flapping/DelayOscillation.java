package io.github.stepscale.lint.flapping;

import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.plan.ScalingPlan;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A capacity that never settles because decisions are based on datapoints of the previous capacity.
 *
 * @param load the value of the metric at a capacity of 1
 * @param cycle the capacities that repeat
 */
record DelayOscillation(BigDecimal load, List<Integer> cycle) {
    /** Small capacities are the hard case here too. */
    private static final int STARTS = 12;

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /** The limit in datapoints; takes some milliseconds. */
    static WorkLimit budget() {
        return new WorkLimit(2_000_000);
    }

    /**
     * Returns the first oscillation found, from the lowest load up. Tries the loads whose value is on a bound at some
     * capacity, where the response changes, and those halfway between: an average over several capacities can change the
     * response there too.
     */
    static Optional<DelayOscillation> find(ConstantLoad steady, ServiceDelays delays, WorkLimit budget) {
        ScalingPlan plan = steady.plan();
        List<SteadyAlarm> alarms =
                plan.rules().stream().map(rule -> new SteadyAlarm(rule, delays)).toList();
        SortedSet<Integer> starts = StartingCapacities.of(plan, STARTS);
        List<BigDecimal> bounds = steady.bounds().toList();
        return loads(bounds, starts).stream()
                .flatMap(load -> starts.stream()
                        .filter(start -> isNear(load, start, bounds))
                        .map(start -> new ConstantLoadReplay(
                                plan.scaling().capacity(), alarms, delays, budget, load.doubleValue(), start))
                        .map(replay -> new DelayOscillation(load, replay.cycle())))
                .filter(found -> !found.cycle.isEmpty())
                .findFirst();
    }

    /** Returns the shortest cooldown of all rules, in seconds, without such an oscillation; empty if there is none. */
    static Optional<Integer> sufficientCooldown(ConstantLoad steady, ServiceDelays delays) {
        return steady.plan().rules().stream()
                .map(rule -> new SteadyAlarm(rule, delays))
                .flatMap(alarm -> Stream.of(delays.metric() + 1, alarm.reach()))
                .distinct()
                .sorted()
                .map(minutes -> 60 * minutes)
                .filter(seconds -> settles(steady.with(LongerCooldownFix.of(steady.plan(), site -> seconds)), delays))
                .findFirst();
    }

    /** Whether everything was examined and no oscillation found. */
    private static boolean settles(ConstantLoad steady, ServiceDelays delays) {
        WorkLimit budget = budget();
        return find(steady, delays, budget).isEmpty() && !budget.isSpent();
    }

    /** A start far away takes long to get there, and passes other starts on the way. */
    private static boolean isNear(BigDecimal load, int start, List<BigDecimal> bounds) {
        return bounds.stream()
                .mapToDouble(bound -> load.doubleValue() / bound.doubleValue())
                .anyMatch(capacity -> Math.abs(capacity - start) <= STARTS);
    }

    private static List<BigDecimal> loads(List<BigDecimal> bounds, SortedSet<Integer> starts) {
        SortedSet<BigDecimal> exact = new TreeSet<>();
        starts.forEach(capacity -> bounds.forEach(bound -> exact.add(bound.multiply(BigDecimal.valueOf(capacity)))));
        List<BigDecimal> loads = new ArrayList<>();
        BigDecimal before = BigDecimal.ZERO;
        for (BigDecimal load : exact) {
            loads.add(before.add(load).divide(TWO));
            loads.add(load);
            before = load;
        }
        loads.add(before.multiply(TWO));
        return loads;
    }
}
