package io.github.stepscale.lint.flapping;

import io.github.stepscale.lint.rule.Interval;
import io.github.stepscale.plan.NumberLine;
import io.github.stepscale.plan.Rule;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.plan.Segment;
import io.github.stepscale.policy.Metric;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the rules of one metric per instance do while the load stays the same. Scaling itself moves such a metric: a load
 * of 100 is 50 at two instances and 33 at three. Between two bounds of the number line nothing changes, so every load
 * there is, and none is left out, comes down to a few moves at each capacity.
 */
final class SteadyLoad {
    private final int least;
    private final List<List<Move>> moves;

    private SteadyLoad(int least, List<List<Move>> moves) {
        this.least = least;
        this.moves = moves;
    }

    static SteadyLoad of(ScalingPlan plan, Metric metric) {
        List<Rule> rules = plan.rules().stream()
                .filter(rule -> rule.alarm().metric().equals(metric))
                .toList();
        ScalingPlan own = new ScalingPlan(plan.scaling(), rules, Optional.empty());
        List<Interval> values = NumberLine.of(own).get(0).segments().stream()
                .map(SteadyLoad::values)
                .filter(interval -> !interval.isEmpty())
                .toList();
        // At zero there is nothing to divide the load by.
        int least = Math.max(1, plan.scaling().capacity().min());
        return new SteadyLoad(
                least,
                IntStream.rangeClosed(least, plan.scaling().capacity().max())
                        .mapToObj(capacity -> moves(own, capacity, values))
                        .toList());
    }

    /** All moves, from the smallest capacity up; where there is none, the capacity rests. */
    Stream<Move> moves() {
        return moves.stream().flatMap(List::stream);
    }

    /** What happens at a capacity under some loads; nothing at zero, where the metric is not published. */
    Stream<Move> moves(int capacity, Interval loads) {
        return capacity < least
                ? Stream.empty()
                : moves.get(capacity - least).stream()
                        .map(move -> move.under(loads))
                        .filter(move -> !move.loads().isEmpty());
    }

    /** How many capacities there are. */
    int size() {
        return moves.size();
    }

    private static List<Move> moves(ScalingPlan plan, int capacity, List<Interval> values) {
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
