package io.github.stepscale.lint.capacity;

import io.github.stepscale.plan.Interval;
import io.github.stepscale.plan.NumberLine;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.plan.Segment;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Values at which the alarms of one metric fire overlap.
 *
 * @param values the values, limited to those that the metric can have
 * @param responses the responses of the rules there
 */
record OverlappingRules(Interval values, List<Segment.Response> responses) {

    /** Returns the overlaps of all metrics that several rules of the user watch. */
    static Stream<OverlappingRules> of(ScalingPlan plan) {
        ScalingPlan own = new ScalingPlan(plan.scaling(), plan.rules(), Optional.empty());
        return plan.rules().size() > 1 ? NumberLine.of(own).stream().flatMap(OverlappingRules::of) : Stream.empty();
    }

    private static Stream<OverlappingRules> of(NumberLine line) {
        Interval possible = line.metric().neverNegative() ? Interval.from(BigDecimal.ZERO, true) : Interval.ALL;
        return line.segments().stream()
                .map(segment -> new OverlappingRules(values(segment).and(possible), segment.responses()))
                .filter(overlap -> !overlap.values.isEmpty());
    }

    private static Interval values(Segment segment) {
        return segment.interval();
    }
}
