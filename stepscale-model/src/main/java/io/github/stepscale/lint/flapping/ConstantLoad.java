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
 * The response of the rules of one metric per instance to constant loads. Scaling itself changes such a metric: a load of
 * 100 is 50 at two instances and 33 at three. Between two bounds of the number line the response is the same, so all loads
 * reduce to a few moves at each capacity. Moves are computed on demand.
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
        return of(plan, metric, StartingCapacities.MAX_STARTS);
    }

    /** @param limit the maximum number of starting capacities */
    static ConstantLoad of(ScalingPlan plan, Metric metric, int limit) {
        List<ScalingRule> rules = plan.rules().stream()
                .filter(rule -> rule.alarm().metric().equals(metric))
                .toList();
        ScalingPlan own = new ScalingPlan(plan.scaling(), rules, Optional.empty());
        List<Interval> values = NumberLine.of(own).get(0).segments().stream()
                .map(ConstantLoad::values)
                .filter(interval -> !interval.isEmpty())
                .toList();
        return new ConstantLoad(own, values, StartingCapacities.of(own, limit));
    }

    /** Returns the same loads under rules that differ only in their cooldowns. */
    ConstantLoad with(ScalingPlan other) {
        return new ConstantLoad(other, values, starts);
    }

    /** The rules of the metric alone. */
    ScalingPlan plan() {
        return plan;
    }

    /** The values at which the response changes. */
    Stream<BigDecimal> bounds() {
        return values.stream()
                .flatMap(interval -> interval.lower().stream())
                .filter(bound -> bound.signum() > 0)
                .distinct();
    }

    /** The starting capacities. */
    SortedSet<Integer> starts() {
        return starts;
    }

    /** The moves from the starting capacities, the smallest first; without a move the capacity is settled. */
    Stream<CapacityMove> moves() {
        return starts.stream().flatMap(capacity -> moves(capacity).stream());
    }

    /** The moves at a capacity under some loads; none at zero, where the metric is not published. */
    Stream<CapacityMove> moves(int capacity, Interval loads) {
        return moves(capacity).stream()
                .map(move -> move.under(loads))
                .filter(move -> !move.loads().isEmpty());
    }

    /** The number of capacities in the range, at least 1. */
    int size() {
        return plan.scaling().capacity().max() - StartingCapacities.min(plan) + 1;
    }

    private List<CapacityMove> moves(int capacity) {
        return capacity < StartingCapacities.min(plan) ? List.of() : moves.computeIfAbsent(capacity, this::movesFrom);
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
