package io.github.stepscale.lint.ladder;

import io.github.stepscale.finding.Finding;
import io.github.stepscale.finding.Severity;
import io.github.stepscale.lint.rule.FiringRange;
import io.github.stepscale.lint.rule.LintRule;
import io.github.stepscale.lint.rule.LocatedRule;
import io.github.stepscale.lint.rule.ServiceDelays;
import io.github.stepscale.plan.PromQlScalingRule;
import io.github.stepscale.plan.ScalingPlan;
import io.github.stepscale.policy.LadderScaling;
import io.github.stepscale.policy.rule.ScalingDirection;
import java.util.stream.Stream;

/** Rules that scale in one direction only. */
final class OneDirectionRule implements LintRule {
    @Override
    public String id() {
        return "S23";
    }

    @Override
    public Stream<Finding> check(ScalingPlan plan, ServiceDelays delays) {
        boolean out = scales(plan, ScalingDirection.OUT);
        boolean in = scales(plan, ScalingDirection.IN);
        if (out == in) {
            return Stream.empty();
        }
        boolean bySteps = plan.scaling().scaling() instanceof LadderScaling;
        return Stream.of(finding(
                out && !isLoweredBySchedule(plan) ? Severity.WARNING : Severity.INFO,
                bySteps ? "steps" : "rules",
                out
                        ? "nothing scales in: the capacity stays at its highest value, and so does its cost"
                        : "nothing scales out: the capacity stays at its lowest value",
                "Add " + (bySteps ? "steps" : "a rule")
                        + " for the other direction, unless something else handles it"));
    }

    /** Whether a schedule lowers the maximum, which takes capacity away too. */
    private static boolean isLoweredBySchedule(ScalingPlan plan) {
        int max = plan.scaling().capacity().max();
        return plan.scaling().schedules().stream()
                .anyMatch(schedule -> schedule.maxCapacity().orElse(max) < max);
    }

    private static boolean scales(ScalingPlan plan, ScalingDirection direction) {
        return LocatedRule.of(plan).anyMatch(site -> new FiringRange(site).scales(direction))
                || plan.promQlRules().stream().anyMatch(rule -> scales(rule, plan, direction));
    }

    /** A rule on a query has one step, which applies whenever its alarm fires. */
    private static boolean scales(PromQlScalingRule rule, ScalingPlan plan, ScalingDirection direction) {
        return rule.policy().stepAdjustments().stream()
                .anyMatch(step -> FiringRange.scales(
                        rule.policy().adjustmentType(), step, plan.scaling().capacity(), direction));
    }
}
