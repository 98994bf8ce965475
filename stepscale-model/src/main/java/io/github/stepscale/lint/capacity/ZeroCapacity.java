package io.github.stepscale.lint.capacity;

import io.github.stepscale.finding.Edit.Write;
import io.github.stepscale.finding.Fix;
import io.github.stepscale.lint.rule.WakingMetrics;
import io.github.stepscale.plan.PlannedRule;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.plan.ScalingRule;
import io.github.stepscale.policy.metric.SourceMetric;
import io.github.stepscale.policy.rule.AdjustmentType;
import java.math.BigDecimal;
import java.util.List;

/** Checks whether the capacity can get stuck at zero. */
final class ZeroCapacity {
    /** Published at zero capacity too; a rule on it wakes from zero if a single request triggers it. */
    private static final String BACKLOG = "ApproximateBacklogSize";

    private ZeroCapacity() {}

    /** Whether the capacity can become zero and no rule is known to raise it from there. */
    static boolean isEndless(ScalingPlan plan) {
        return plan.scaling().canReachZero()
                && plan.wake().isEmpty()
                && plan.rules().stream().noneMatch(ZeroCapacity::wakes)
                && plan.promQlRules().stream().noneMatch(ZeroCapacity::raisesZero);
    }

    /** Whether every rule changes the capacity by a percentage, which is zero at zero. */
    static boolean isPercentOnly(ScalingPlan plan) {
        return plan.plannedRules().stream()
                .allMatch(rule -> rule.policy().adjustmentType() == AdjustmentType.PERCENT_CHANGE_IN_CAPACITY);
    }

    /** The fix. */
    static Fix wake() {
        return Fix.write("wakeFromZero", List.of(new Write("wakeFromZero", "true")));
    }

    /** What a query returns at zero is not known: a rule on one that raises the capacity from zero may wake. */
    private static boolean raisesZero(PlannedRule rule) {
        return rule.policy().stepAdjustments().stream()
                .anyMatch(step -> rule.policy().capacityAfter(0, step) > 0);
    }

    private static boolean wakes(ScalingRule rule) {
        if (WakingMetrics.contains(rule.alarm().metric())) {
            return raisesZero(rule);
        }
        return rule.alarm().metric() instanceof SourceMetric source
                && source.name().equals(BACKLOG)
                && rule.proposal(0, BigDecimal.ONE).orElse(0) > 0;
    }
}
