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
 * Capacity that never rests because decisions are made on datapoints of the capacity before.
 *
 * @param load what the metric reads at a capacity of 1
 * @param cycle the capacities that come again and again
 */
record DelayOscillation(BigDecimal load, List<Integer> cycle) {
    /** Small capacities are the hard case here too. */
    private static final int STARTS = 12;

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /** In datapoints; some milliseconds. */
    static WorkLimit budget() {
        return new WorkLimit(2_000_000);
    }

    /**
     * The first that is found, from the lowest load up. Tried are the loads that read a bound at some capacity, and those
     * halfway between: what happens changes at the former. With an average over several capacities it can change between
     * them too.
     */
    static Optional<DelayOscillation> find(ConstantLoad steady, ServiceDelays delays, WorkLimit budget) {
        ScalingPlan plan = steady.plan();
        List<SteadyAlarm> watches =
                plan.rules().stream().map(rule -> new SteadyAlarm(rule, delays)).toList();
        SortedSet<Integer> starts = StartingCapacities.of(plan, STARTS);
        List<BigDecimal> bounds = steady.bounds().toList();
        return loads(bounds, starts).stream()
                .flatMap(load -> starts.stream()
                        .filter(start -> isNear(load, start, bounds))
                        .map(start -> new ConstantLoadReplay(
                                plan.scaling().capacity(), watches, delays, budget, load.doubleValue(), start))
                        .map(replay -> new DelayOscillation(load, replay.cycle())))
                .filter(lag -> !lag.cycle.isEmpty())
                .findFirst();
    }

    /** The shortest cooldown for all rules, in seconds, under which nothing of the kind is found; empty if there is none. */
    static Optional<Integer> cure(ConstantLoad steady, ServiceDelays delays) {
        return steady.plan().rules().stream()
                .map(rule -> new SteadyAlarm(rule, delays))
                .flatMap(watch -> Stream.of(delays.metric() + 1, watch.reach()))
                .distinct()
                .sorted()
                .map(minutes -> 60 * minutes)
                .filter(seconds -> rests(steady.with(LongerCooldownFix.of(steady.plan(), site -> seconds)), delays))
                .findFirst();
    }

    /** Whether all was looked at and nothing found. */
    private static boolean rests(ConstantLoad steady, ServiceDelays delays) {
        WorkLimit budget = budget();
        return find(steady, delays, budget).isEmpty() && !budget.isSpent();
    }

    /** From far away it takes long to get there, and passes other starts on the way. */
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
