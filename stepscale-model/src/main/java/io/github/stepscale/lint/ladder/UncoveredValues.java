package io.github.stepscale.lint.ladder;

import io.github.stepscale.lint.rule.FiringRange;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.plan.Interval;
import io.github.stepscale.plan.NumberLine;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.plan.Segment;
import io.github.stepscale.policy.rule.ScalingDirection;
import java.util.List;
import java.util.Optional;

/**
 * The values at which an alarm fires and no step applies: the capacity stays and the alarm history shows a failed action.
 * They are a single interval, since the steps of a policy have no gaps.
 *
 * @param values the interval
 * @param endless whether it is unbounded, so that no step applies beyond it
 */
record UncoveredValues(Interval values, boolean endless) {

    /** Returns those of a rule; only an explicit rule can have any. */
    static Optional<UncoveredValues> of(LocatedRule site) {
        List<Segment> missed = numberLine(site).segments().stream()
                .filter(UncoveredValues::isMissed)
                .toList();
        if (missed.isEmpty()) {
            return Optional.empty();
        }
        Interval low = missed.get(0).interval();
        Interval high = missed.get(missed.size() - 1).interval();
        Interval values = low.through(high);
        boolean up = site.alarm().comparison().side() == ScalingDirection.OUT;
        return Optional.of(new UncoveredValues(
                        values.and(new FiringRange(site).firing()), (up ? high.upper() : low.lower()).isEmpty()))
                .filter(hole -> !hole.values.isEmpty());
    }

    private static NumberLine numberLine(LocatedRule site) {
        ScalingPlan alone = new ScalingPlan(site.scaling(), List.of(site.rule()), Optional.empty());
        return NumberLine.of(alone).get(0);
    }

    private static boolean isMissed(Segment segment) {
        return segment.responses().stream()
                .anyMatch(response -> response.adjustment().isEmpty());
    }
}
