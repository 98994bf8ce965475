package io.github.stepscale.lint.flapping;

import io.github.stepscale.lint.rule.Interval;
import io.github.stepscale.plan.NumberLine;
import io.github.stepscale.plan.Rule;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.plan.Segment;
import io.github.stepscale.policy.Metric;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;

/**
 * What the rules of one metric per instance do while the load stays the same. Scaling itself moves such a metric: a load
 * of 100 is 50 at two instances and 33 at three. Between two bounds of the number line nothing changes, so every load
 * there is, and none is left out, comes down to a few moves at each capacity. They are worked out where they are asked for.
 */
final class SteadyLoad {
    private final ScalingPlan plan;
    private final List<Interval> values;
    private final SortedSet<Integer> starts;
    private final Map<Integer, List<Move>> moves = new HashMap<>();

    private SteadyLoad(ScalingPlan plan, List<Interval> values, SortedSet<Integer> starts) {
        this.plan = plan;
        this.values = values;
        this.starts = starts;
    }

    static SteadyLoad of(ScalingPlan plan, Metric metric) {
        return of(plan, metric, Starts.MOST);
    }

    /** @param most how many capacities are started from */
    static SteadyLoad of(ScalingPlan plan, Metric metric, int most) {
        List<Rule> rules = plan.rules().stream()
                .filter(rule -> rule.alarm().metric().equals(metric))
                .toList();
        ScalingPlan own = new ScalingPlan(plan.scaling(), rules, Optional.empty());
        List<Interval> values = NumberLine.of(own).get(0).segments().stream()
                .map(SteadyLoad::values)
                .filter(interval -> !interval.isEmpty())
                .toList();
        return new SteadyLoad(own, values, Starts.of(own, most));
    }

    /** The same loads under rules that differ in nothing but their cooldown. */
    SteadyLoad with(ScalingPlan patient) {
        return new SteadyLoad(patient, values, starts);
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
    Stream<Move> moves() {
        return starts.stream().flatMap(capacity -> moves(capacity).stream());
    }

    /** What happens at a capacity under some loads; nothing at zero, where the metric is not published. */
    Stream<Move> moves(int capacity, Interval loads) {
        return moves(capacity).stream()
                .map(move -> move.under(loads))
                .filter(move -> !move.loads().isEmpty());
    }

    /** How many capacities there are, at least 1. */
    int size() {
        return plan.scaling().capacity().max() - Starts.least(plan) + 1;
    }

    private List<Move> moves(int capacity) {
        return capacity < Starts.least(plan) ? List.of() : moves.computeIfAbsent(capacity, this::movesFrom);
    }

    private List<Move> movesFrom(int capacity) {
        return values.stream()
                .map(interval ->
                        new Move(capacity, plan.capacityAfter(capacity, interval.example()), interval.times(capacity)))
                .filter(move -> move.direction() != 0)
                .toList();
    }

    private static Interval values(Segment segment) {
        return new Interval(segment.lower(), segment.lowerIncluded(), segment.upper(), segment.upperIncluded())
                .and(Interval.POSITIVE);
    }
}
