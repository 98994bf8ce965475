package io.github.stepscale.lint.flapping;

import io.github.stepscale.plan.Interval;
import io.github.stepscale.plan.NumberLine;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.plan.ScalingRule;
import io.github.stepscale.plan.Segment;
import io.github.stepscale.policy.metric.Metric;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;

/**
 * What the rules of one metric per instance do while the load stays the same. Scaling itself moves such a metric: a
 * load of 100 is 50 at two instances and 33 at three. Between two bounds of the number line nothing changes, so every
 * load there is, and none is left out, comes down to a few moves at each capacity. They are worked out where they are
 * asked for.
 */
final class ConstantLoad {
    private final ScalingPlan plan;
    private final List<Interval> values;
    private final SortedSet<Integer> starts;
    private final Map<Integer, List<CapacityMove>> moves = new HashMap<>();

    private ConstantLoad(ScalingPlan plan, List<Interval> values, SortedSet<Integer> starts) {
        this.plan = plan;
        this.values = values;
        this.starts = starts;
    }

    static ConstantLoad of(ScalingPlan plan, Metric metric) {
        return of(plan, metric, StartingCapacities.MOST);
    }

    /** @param most how many capacities are started from */
    static ConstantLoad of(ScalingPlan plan, Metric metric, int most) {
        List<ScalingRule> rules = plan.rules().stream()
                .filter(rule -> rule.alarm().metric().equals(metric))
                .toList();
        ScalingPlan own = new ScalingPlan(plan.scaling(), rules, Optional.empty());
        List<Interval> values = NumberLine.of(own).get(0).segments().stream()
                .map(ConstantLoad::values)
                .filter(interval -> !interval.isEmpty())
                .toList();
        return new ConstantLoad(own, values, StartingCapacities.of(own, most));
    }

    /** The same loads under rules that differ in nothing but their cooldown. */
    ConstantLoad with(ScalingPlan patient) {
        return new ConstantLoad(patient, values, starts);
    }

    /** The rules of the metric alone. */
    ScalingPlan plan() {
        return plan;
    }

    /** The values at which something changes. */
    Stream<BigDecimal> bounds() {
        return values.stream()
                .flatMap(interval -> interval.lower().stream())
                .filter(bound -> bound.signum() > 0)
                .distinct();
    }

    /** The capacities that are looked at first. */
    SortedSet<Integer> starts() {
        return starts;
    }

    /** All moves from these, from the smallest capacity up; where there is none, the capacity rests. */
    Stream<CapacityMove> moves() {
        return starts.stream().flatMap(capacity -> moves(capacity).stream());
    }

    /** What happens at a capacity under some loads; nothing at zero, where the metric is not published. */
    Stream<CapacityMove> moves(int capacity, Interval loads) {
        return moves(capacity).stream()
                .map(move -> move.under(loads))
                .filter(move -> !move.loads().isEmpty());
    }

    /** How many capacities there are, at least 1. */
    int size() {
        return plan.scaling().capacity().max() - StartingCapacities.least(plan) + 1;
    }

    private List<CapacityMove> moves(int capacity) {
        return capacity < StartingCapacities.least(plan) ? List.of() : moves.computeIfAbsent(capacity, this::movesFrom);
    }

    private List<CapacityMove> movesFrom(int capacity) {
        return values.stream()
                .map(interval -> new CapacityMove(
                        capacity, plan.capacityAfter(capacity, interval.example()), interval.times(capacity)))
                .filter(move -> move.direction() != 0)
                .toList();
    }

    private static Interval values(Segment segment) {
        return segment.interval().and(Interval.POSITIVE);
    }
}
